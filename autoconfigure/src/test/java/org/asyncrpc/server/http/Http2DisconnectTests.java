package org.asyncrpc.server.http;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client that speaks HTTP/2 can say that it no longer waits.
 */
@RpcServerTest(properties = "server.http2.enabled=true")
class Http2DisconnectTests {

	private final RpcServer server;

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();

	private final AtomicInteger disconnects = new AtomicInteger();

	Http2DisconnectTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aResetIsNoticedAtOnce() throws Exception {
		CompletableFuture<HttpResponse<String>> pending = hold();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onDisconnect(this.disconnects::incrementAndGet);
		pending.cancel(true);
		await().untilAtomic(this.disconnects, (count) -> assertThat(count).isOne());
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.isCancelRequested()).isFalse();
		call.onDisconnect(() -> this.disconnects.addAndGet(10));
		await().untilAtomic(this.disconnects, (count) -> assertThat(count).isEqualTo(11));
	}

	@Test
	void theReplyOfACallWhoseRequestWasResetCanBeFetched() throws Exception {
		CompletableFuture<HttpResponse<String>> pending = hold();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onDisconnect(this.disconnects::incrementAndGet);
		pending.cancel(true);
		await().untilAtomic(this.disconnects, (count) -> assertThat(count).isOne());
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aResetHarmsNoOtherRequestOfTheConnection() throws Exception {
		CompletableFuture<HttpResponse<String>> reset = hold();
		AsyncCallHandle<Receipt> resetCall = this.server.orders().take();
		CompletableFuture<HttpResponse<String>> other = hold();
		AsyncCallHandle<Receipt> otherCall = this.server.orders().take();
		reset.cancel(true);
		assertThat(resetCall.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(otherCall.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(other.get().statusCode()).isEqualTo(200);
	}

	private CompletableFuture<HttpResponse<String>> hold() throws Exception {
		// The first request of a connection upgrades it
		HttpRequest first = HttpRequest.newBuilder(this.server.uri("/rpc/calls/unknown")).build();
		assertThat(this.client.send(first, BodyHandlers.discarding()).version()).isEqualTo(Version.HTTP_2);
		String id = UUID.randomUUID().toString();
		CompletableFuture<HttpResponse<String>> pending = this.client.sendAsync(request(id), BodyHandlers.ofString());
		this.server.awaitReturned(id);
		return pending;
	}

	private HttpRequest request(String id) {
		return HttpRequest.newBuilder(this.server.uri("/rpc/order/place"))
			.header("Content-Type", "application/json")
			.header("Test-Request", id)
			.POST(BodyPublishers.ofString(OrderManager.ORDER))
			.build();
	}

}
