package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the server notices of a client that closes its HTTP/1.1 connection: the first
 * write that fails, and nothing before that.
 */
@RpcServerTest(StreamCounter.class)
class Http1DisconnectTests {

	private static final int MAX_WAIT_SECONDS = 25;

	private static final int HEARTBEAT_SECONDS = 15;

	private final RpcServer server;

	private final AtomicInteger disconnects = new AtomicInteger();

	Http1DisconnectTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aClosedConnectionIsNoticedByTheFirstWriteThatFails() throws IOException {
		holdAndDisconnect(place());
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onDisconnect(this.disconnects::incrementAndGet);
		assertThat(this.disconnects).hasValue(0);
		this.server.turnClock(MAX_WAIT_SECONDS + 1);
		await().untilAtomic(this.disconnects, (count) -> assertThat(count).isOne());
		call.onDisconnect(() -> this.disconnects.addAndGet(10));
		await().untilAtomic(this.disconnects, (count) -> assertThat(count).isEqualTo(11));
	}

	@Test
	void theCallOfAClosedConnectionGoesOn() throws IOException {
		holdAndDisconnect(place());
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onDisconnect(this.disconnects::incrementAndGet);
		this.server.turnClock(MAX_WAIT_SECONDS + 1);
		await().untilAtomic(this.disconnects, (count) -> assertThat(count).isOne());
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aReplyThatCannotBeWrittenIsKept() throws IOException {
		holdAndDisconnect(place());
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void onlyTheRequestThatMadeTheCallCounts() throws IOException {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		AtomicInteger ends = new AtomicInteger();
		call.onDisconnect(this.disconnects::incrementAndGet).onEnd((info) -> ends.incrementAndGet());
		holdAndDisconnect("GET /rpc/calls/%s/reply HTTP/1.1\n%%s\n".formatted(callId));
		this.server.turnClock(MAX_WAIT_SECONDS + 1);
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		await().untilAtomic(ends, (count) -> assertThat(count).isOne());
		assertThat(this.disconnects).hasValue(0);
	}

	@Test
	void aRepeatOfThatRequestDoesNotCount() throws IOException {
		this.server.placeOrder().header("Idempotency-Key", "k-1").prefer("respond-async").answer();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		AtomicInteger ends = new AtomicInteger();
		call.onDisconnect(this.disconnects::incrementAndGet).onEnd((info) -> ends.incrementAndGet());
		holdAndDisconnect(place().replace("%s", "Idempotency-Key: k-1\n%s"));
		assertThat(this.server.orders().dispatched()).isOne();
		this.server.turnClock(MAX_WAIT_SECONDS + 1);
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		await().untilAtomic(ends, (count) -> assertThat(count).isOne());
		assertThat(this.disconnects).hasValue(0);
	}

	@Test
	void aStreamWhoseReaderIsGoneEndsWithTheNextHeartbeat() throws IOException {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		EventStream other = this.server.events(callId).stream();
		StreamCounter streams = this.server.bean(StreamCounter.class);
		try (RawConnection connection = this.server.connect()) {
			connection.send("GET /rpc/calls/%s/events HTTP/1.1\nHost: localhost\n\n".formatted(callId));
			assertThat(connection.readStatus()).isEqualTo(200);
			await().until(() -> streams.open() == 2);
			connection.reset();
		}
		this.server.turnClock(HEARTBEAT_SECONDS + 1);
		await().until(() -> streams.open() == 1);
		assertThat(other.next()).isEqualTo(":");
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(other.next()).startsWith("event: reply");
		await().until(() -> streams.open() == 0);
	}

	private static String place() {
		return """
				POST /rpc/order/place HTTP/1.1
				Content-Type: application/json
				Content-Length: %d
				%%s
				%s""".formatted(OrderManager.ORDER.length(), OrderManager.ORDER);
	}

	private void holdAndDisconnect(String request) throws IOException {
		String id = UUID.randomUUID().toString();
		try (RawConnection connection = this.server.connect()) {
			connection.send(request.formatted("Host: localhost\nTest-Request: " + id + "\n"));
			this.server.awaitReturned(id);
			connection.reset();
		}
	}

}
