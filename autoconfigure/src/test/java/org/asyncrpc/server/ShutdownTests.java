package org.asyncrpc.server;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ShutdownTests {

	private static final String LONG_GRACE = "asyncrpc.server.shutdown-timeout=20s";

	private static final String SHORT_GRACE = "asyncrpc.server.shutdown-timeout=300ms";

	private final Queue<String> notified = new ConcurrentLinkedQueue<>();

	private RpcServer server;

	@AfterEach
	void close() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void aCallThatEndsInTimeIsAnswered(Container container) {
		start(container, LONG_GRACE);
		PendingAnswer held = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		PendingAnswer fetching = this.server.reply(call.callId()).start().awaitHeld();
		EventStream events = this.server.events(call.callId()).stream();
		CompletableFuture<Void> closing = beginToClose();
		assertThat(held.isAnswered()).isFalse();
		assertThat(this.server.status(call.callId()).answer()).hasMember("state", "OUTSTANDING");
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(held.answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(fetching.answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(events.next()).startsWith("event: reply");
		assertThat(events.isAtEnd()).isTrue();
		closing.join();
	}

	@ParameterizedTest
	@EnumSource
	void theStreamOfABindingEndsWhenAllItsCallsHave(Container container) {
		start(container, LONG_GRACE);
		TestBinding binding = TestBinding.on(this.server);
		EventStream replies = binding.replies().stream();
		binding.batch(TestBinding.element(1, "order/place", OrderManager.ORDER)).answer();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		CompletableFuture<Void> closing = beginToClose();
		RpcAnswer refused = binding.batch(TestBinding.element(2, "order/place", OrderManager.ORDER)).answer();
		assertThat(refused.json().path(0).path("problem").path("code").stringValue()).isEqualTo("SERVER_STOPPING");
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
		assertThat(replies.isAtEnd()).isTrue();
		closing.join();
	}

	@ParameterizedTest
	@EnumSource
	void newCallsAreRefusedAndRepeatsAreNot(Container container) {
		start(container, LONG_GRACE);
		RpcAnswer first = this.server.placeOrder().header("Idempotency-Key", "k-1").prefer("respond-async").answer();
		CompletableFuture<Void> closing = beginToClose();
		assertThat(this.server.placeOrder().answer()).isRefusal(503, "SERVER_STOPPING").hasHeader("Retry-After", "1");
		PendingAnswer repeat = this.server.placeOrder().header("Idempotency-Key", "k-1").start().awaitHeld();
		assertThat(this.server.orders().dispatched()).isOne();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(repeat.answer()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Call-Id", first.callId());
		closing.join();
	}

	@ParameterizedTest
	@EnumSource
	void healthSaysSoWhileTheServerStops(Container container) {
		start(container, LONG_GRACE, "management.endpoint.health.show-components=always");
		this.server.placeAsync();
		String health = "/actuator/health/asyncRpc";
		assertThat(this.server.get(health).answer()).hasStatus(200).hasMember("status", "UP");
		CompletableFuture<Void> closing = beginToClose();
		assertThat(this.server.get(health).answer()).hasStatus(503).hasMember("status", "OUT_OF_SERVICE");
		this.server.orders().take().complete(OrderManager.RECEIPT);
		closing.join();
	}

	@ParameterizedTest
	@EnumSource
	void aCallThatDoesNotEndInTimeIsLostAndItsClientIsTold(Container container) {
		start(container, SHORT_GRACE);
		Lost lost = closeWithCall();
		assertTold(lost.held(), lost.callId());
		assertTold(lost.fetching(), lost.callId());
		assertThat(lost.events().next()).startsWith("event: problem").contains("\"code\":\"SERVER_LOST\"");
		assertThat(lost.events().isAtEnd()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void callsAreGivenNoTimeWhenTheWebServerGivesNone(Container container) {
		start(container, LONG_GRACE, "server.shutdown=immediate");
		Lost lost = closeWithCall();
		assertToldOrCut(lost.held(), lost.callId());
		assertToldOrCut(lost.fetching(), lost.callId());
		lost.events().awaitOver();
	}

	@ParameterizedTest
	@EnumSource
	void listenersAreToldOfCallsThatAreLost(Container container) {
		start(container, SHORT_GRACE);
		this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onCancel(() -> this.notified.add("cancel")).onEnd((info) -> this.notified.add("end " + info.state()));
		this.server.close();
		await().until(() -> this.notified.size() == 2);
		assertThat(this.notified).containsExactlyInAnyOrder("cancel", "end ABORTED");
		assertThat(call.isCancelRequested()).isTrue();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void aListenerCanEndItsCallWhileTheServerDrains(Container container) {
		start(container, LONG_GRACE);
		PendingAnswer held = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onCancel(() -> call.abort("STOPPED", null)).onEnd((info) -> this.notified.add("end"));
		CompletableFuture<Void> closing = beginToClose();
		this.server.cancel(call.callId()).answer();
		assertThat(held.answer()).isProblem(422, "STOPPED");
		closing.join();
		await().until(() -> this.notified.contains("end"));
	}

	@ParameterizedTest
	@EnumSource
	void aServerWithoutCallsStopsAtOnce(Container container) {
		start(container, LONG_GRACE);
		this.server.placeAsync();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		long before = System.nanoTime();
		this.server.close();
		assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(15));
	}

	private Lost closeWithCall() {
		PendingAnswer held = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		PendingAnswer fetching = this.server.reply(call.callId()).start().awaitHeld();
		EventStream events = this.server.events(call.callId()).stream();
		this.server.close();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
		return new Lost(call.callId(), held, fetching, events);
	}

	private static void assertTold(PendingAnswer answer, String callId) {
		assertThat(answer.answer()).isProblem(500, "SERVER_LOST").hasHeader("Call-Id", callId);
	}

	// The web server may close the connection before the answer is written
	private static void assertToldOrCut(PendingAnswer answer, String callId) {
		try {
			assertTold(answer, callId);
		}
		catch (CompletionException ex) {
			assertThat(ex).hasCauseInstanceOf(IOException.class);
		}
	}

	private void start(Container container, String... properties) {
		this.server = RpcServer.on(container).with(OrderManager.class).properties(properties).start();
	}

	private CompletableFuture<Void> beginToClose() {
		return beginToClose(this.server);
	}

	// When this returns, the server refuses calls.
	static CompletableFuture<Void> beginToClose(RpcServer server) {
		// Not in the common pool: the HTTP client needs it, and it may have a single
		// thread
		CompletableFuture<Void> closing = CompletableFuture
			.runAsync(server::close, (task) -> new Thread(task, "closing").start())
			.orTimeout(30, TimeUnit.SECONDS);
		await().until(() -> server.bean(AsyncRpcServer.class).isStopping());
		return closing;
	}

	/**
	 * Who waited for a call that was lost.
	 */
	private record Lost(String callId, PendingAnswer held, PendingAnswer fetching, EventStream events) {

	}

}
