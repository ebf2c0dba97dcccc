package org.asyncrpc.connection;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.asyncrpc.AsyncCalls;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.StoredCall;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose database or Redis is a container that Boot finds by itself.
 */
@SpringBootTest(classes = StoreApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "asyncrpc.server.node=node-1" })
abstract class StoreOfServiceConnection {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private CallStore store;

	@Autowired
	private AsyncCalls calls;

	abstract Class<? extends CallStore> expectedStore();

	@Test
	void keepsCallsInTheContainer() throws Exception {
		URI operation = URI.create("http://127.0.0.1:" + this.port + "/rpc/greeting/greet");
		HttpRequest request = HttpRequest.newBuilder(operation)
			.header("Content-Type", "application/json")
			.header("Prefer", "respond-async")
			.POST(BodyPublishers.ofString("{\"name\": \"Ada\"}"))
			.build();
		HttpResponse<String> accepted = this.client.send(request, BodyHandlers.ofString());
		assertThat(accepted.statusCode()).isEqualTo(202);
		assertThat(this.store).isInstanceOf(expectedStore());
		StoredCall stored = this.store.findByKey("greeting/greet", "Ada");
		assertThat(stored.record().node()).isEqualTo("node-1");
		assertThat(this.calls.findByKey("greeting/greet", "Ada").orElseThrow().complete("Hello")).isTrue();
		URI reply = operation.resolve(accepted.headers().firstValue("Location").orElseThrow());
		HttpRequest fetch = HttpRequest.newBuilder(reply).build();
		assertThat(this.client.send(fetch, BodyHandlers.ofString()).body()).isEqualTo("\"Hello\"");
	}

}
