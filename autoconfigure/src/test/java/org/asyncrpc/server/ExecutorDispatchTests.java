package org.asyncrpc.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = GatedExecutor.Application.class, properties = {
		"asyncrpc.server.operations.order.place.dispatch=executor", "asyncrpc.server.max-outstanding=5" })
class ExecutorDispatchTests {

	private final RpcServer server;

	private final GatedExecutor executor;

	ExecutorDispatchTests(RpcServer server) {
		this.server = server;
		this.executor = server.bean(GatedExecutor.class);
	}

	@BeforeEach
	void reset() {
		this.executor.reset();
	}

	@Test
	void theMethodRunsOnTheExecutor() {
		CompletableFuture<String> thread = new CompletableFuture<>();
		this.server.orders().onPlace((call) -> {
			thread.complete(Thread.currentThread().getName());
			call.complete(OrderManager.RECEIPT);
		});
		assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(thread.join()).isEqualTo("gated");
	}

	@Test
	void aMethodThatBlocksDelaysNoAnswer() {
		CountDownLatch released = new CountDownLatch(1);
		this.server.orders().onPlace((call) -> {
			released.await();
			call.complete(OrderManager.RECEIPT);
		});
		RpcAnswer accepted = this.server.placeOrder().prefer("respond-async").answer();
		assertThat(accepted).isAccepted();
		released.countDown();
		assertThat(this.server.reply(accepted.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void anExceptionOfTheMethodEndsTheCall() {
		this.server.orders().onPlace((call) -> {
			throw new IllegalStateException();
		});
		assertThat(this.server.placeOrder().answer()).isProblem(500, "CALL_FAILED");
	}

	@Test
	void aCallIsRefusedWhenTheExecutorIsFull() {
		this.executor.fill();
		for (int i = 0; i < 10; i++) {
			RpcAnswer refused = this.server.placeOrder().header("Idempotency-Key", "k-1").answer();
			assertThat(refused).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		}
		assertThat(this.server.callCount()).isZero();
		assertThat(this.server.orders().dispatched()).isZero();
		this.executor.reset();
		for (int i = 0; i < 5; i++) {
			this.server.placeAsync();
		}
	}

	@Test
	void aRepeatOfACallThatIsRefusedIsToldToo() {
		this.executor.fill();
		this.executor.close();
		PendingAnswer first = place();
		this.executor.awaitAsked();
		PendingAnswer repeat = place().awaitHeld();
		assertThat(repeat.isAnswered()).isFalse();
		this.executor.open();
		assertThat(first.answer()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		assertThat(repeat.answer()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void whoFollowsTheEventsOfACallThatIsRefusedIsSentAway() throws Exception {
		this.executor.fill();
		this.executor.close();
		PendingAnswer first = place();
		this.executor.awaitAsked();
		String callId = this.server.outstanding().get(0);
		EventStream events = this.server.events(callId).stream();
		PendingAnswer reply = this.server.reply(callId).start().awaitHeld();
		this.executor.open();
		assertThat(first.answer()).isRefusal(503, "TOO_BUSY");
		assertThat(reply.answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void aCallCanEndBeforeItIsDispatched() throws Exception {
		this.executor.close();
		CompletableFuture<Boolean> won = new CompletableFuture<>();
		this.server.orders().onPlace((call) -> won.complete(call.complete(OrderManager.RECEIPT)));
		PendingAnswer first = place();
		this.executor.awaitAsked();
		this.server.cancelAbortively(this.server.outstanding().get(0)).answer();
		this.executor.open();
		assertThat(first.answer()).isProblem(409, "CALL_CANCELLED");
		assertThat(won.get(10, TimeUnit.SECONDS)).isFalse();
	}

	private PendingAnswer place() {
		return this.server.placeOrder().header("Idempotency-Key", "k-1").start();
	}

}
