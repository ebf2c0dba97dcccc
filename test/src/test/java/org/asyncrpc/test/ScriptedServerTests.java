package org.asyncrpc.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Has the same conversation with the real server and with the scripted one.
 */
@AsyncRpcManagerTest
class ScriptedServerTests {

	private static final AbortReason REASON = new AbortReason("NO_IDEA", 409, "Ask another", Map.of("tries", 3));

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void saysTheSameAsTheRealServer(@LocalServerPort int port, @Autowired AsyncCalls calls,
			@Autowired JsonMapper mapper) throws Exception {
		Ends real = new Ends() {

			@Override
			public void complete(String callId, String reply) {
				calls.find(callId).orElseThrow().complete(reply);
			}

			@Override
			public void abort(String callId, AbortReason reason) {
				calls.find(callId).orElseThrow().abort(reason);
			}

		};
		List<String> expected = conversation("http://127.0.0.1:" + port, real);
		try (ScriptedServer server = new ScriptedServer(mapper, TestClock.running())) {
			assertThat(conversation(server.url(), new ScriptedEnds(server))).isEqualTo(expected);
			assertThat(server.calls()).hasSize(5);
		}
	}

	@Test
	void saysWhatWasCalledInstead(@Autowired JsonMapper mapper) throws Exception {
		try (ScriptedServer server = new ScriptedServer(mapper, TestClock.running())) {
			send(server.url(), "POST", "/rpc/oracle/ask", "{\"question\": \"Why?\"}", "k1");
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> server.take("oracle/tell"));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(server.calls()).hasToString("[oracle/ask {\"question\":\"Why?\"} OUTSTANDING]");
		}
	}

	@Test
	void faultsDoNotHappenToRequestsForCallsOfAnotherTest(@Autowired JsonMapper mapper) throws Exception {
		try (ScriptedServer server = new ScriptedServer(mapper, TestClock.running())) {
			String left = call(new ArrayList<>(), server.url(), "k1");
			server.reset();
			server.inject(Fault.TOO_BUSY);
			assertThat(send(server.url(), "POST", "/rpc/oracle/ask", "{\"question\": \"Why?\"}", "k1").body())
				.contains("TEST_ENDED");
			assertThat(send(server.url(), "GET", "/rpc/calls/" + left + "/reply", null, null).body())
				.contains("TEST_ENDED");
			assertThat(send(server.url(), "POST", "/rpc/oracle/ask", "{\"question\": \"Why?\"}", "k2").statusCode())
				.isEqualTo(503);
		}
	}

	private List<String> conversation(String url, Ends ends) throws Exception {
		List<String> said = new ArrayList<>();
		String first = call(said, url, "k1");
		said.add(masked(send(url, "POST", "/rpc/oracle/ask", "{\"question\": \"Why?\"}", "k1")));
		said.add(masked(send(url, "POST", "/rpc/oracle/ask", "{\"question\": \"When?\"}", "k1")));
		said.add(masked(send(url, "POST", "/rpc/oracle/ask", "[", "k9")));
		look(said, url, first);
		ends.complete(first, "Because");
		look(said, url, first);
		String second = call(said, url, "k2");
		ends.abort(second, REASON);
		look(said, url, second);
		String third = call(said, url, "k3");
		said.add(masked(send(url, "POST", "/rpc/calls/" + third + "/cancel", "", null)));
		said.add(masked(send(url, "POST", "/rpc/calls/" + third + "/cancel", "{\"abortive\": true}", null)));
		look(said, url, third);
		CompletableFuture<HttpResponse<String>> forgotten = forget(url);
		ends.forgotten();
		said.add(masked(forgotten.get(10, TimeUnit.SECONDS)));
		look(said, url, "0123456789abcdef0123456789abcdef");
		String last = call(said, url, "k5");
		said.add(masked(send(url, "POST", "/rpc/calls/" + last + "/cancel", "{\"abortive\": true}", null)));
		return said;
	}

	private String call(List<String> said, String url, String key) throws Exception {
		HttpResponse<String> answer = send(url, "POST", "/rpc/oracle/ask", "{\"question\": \"Why?\"}", key);
		said.add(masked(answer));
		return answer.headers().firstValue("Call-Id").orElseThrow();
	}

	private void look(List<String> said, String url, String callId) throws Exception {
		said.add(masked(send(url, "GET", "/rpc/calls/" + callId, null, null)));
		said.add(masked(send(url, "GET", "/rpc/calls/" + callId + "/reply", null, null)));
	}

	private HttpResponse<String> send(String url, String method, String path, @Nullable String body,
			@Nullable String key) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
			.header("Prefer", "respond-async")
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private CompletableFuture<HttpResponse<String>> forget(String url) {
		return this.http.sendAsync(HttpRequest.newBuilder(URI.create(url + "/rpc/oracle/forget"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.noBody())
			.build(), BodyHandlers.ofString());
	}

	// Ids and instants differ, and so do the sentences for a person
	private static String masked(HttpResponse<String> answer) {
		String location = answer.headers().firstValue("Location").orElse("");
		boolean named = answer.headers().firstValue("Call-Id").isPresent();
		String body = answer.body()
			.replaceAll("\"[0-9T:.-]+Z\"", "\"...\"")
			.replaceAll("\"detail\":\"(?!Ask another)[^\"]*\"", "\"detail\":\"...\"");
		return "%d %s %s %s %s"
			.formatted(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), named, location,
					body)
			.replaceAll("[0-9a-f]{32}", "...");
	}

	/**
	 * Ends calls by hand.
	 */
	private interface Ends {

		void complete(String callId, String reply);

		void abort(String callId, AbortReason reason);

		/**
		 * A call of {@code oracle/forget} is under way.
		 */
		default void forgotten() {
			// The real manager completes it
		}

	}

	private record ScriptedEnds(ScriptedServer server) implements Ends {

		@Override
		public void complete(String callId, String reply) {
			assertThat(call(callId).complete(reply)).isTrue();
		}

		@Override
		public void abort(String callId, AbortReason reason) {
			assertThat(call(callId).abort(reason)).isTrue();
		}

		@Override
		public void forgotten() {
			this.server.take("oracle/forget").complete();
		}

		private ScriptedCall call(String callId) {
			return this.server.calls()
				.stream()
				.filter((call) -> call.callId().equals(callId))
				.findFirst()
				.orElseThrow(() -> new AssertionError(callId));
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@Import(OracleManager.class)
	static class Application {

	}

	@AsyncRpcManager("oracle")
	static class OracleManager {

		void ask(AsyncCallHandle<String> call, String question) {
			call.info();
		}

		void forget(AsyncCallHandle<Void> call) {
			call.complete();
		}

	}

}
