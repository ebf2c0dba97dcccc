package org.asyncrpc.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Behaviour;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A call ends when nobody can end it any more, and never before.
 */
@RpcServerTest
@ExtendWith(OutputCaptureExtension.class)
class AbandonedCallTests {

	private final RpcServer server;

	AbandonedCallTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aLostHandleEndsItsCall(CapturedOutput output) {
		PendingAnswer pending = place((call) -> {
		});
		collectUntilAnswered(pending);
		assertThat(pending.answer()).isProblem(500, "ABANDONED");
		String callId = pending.answer().callId();
		await().until(() -> output.getAll().contains("was abandoned"));
		assertThat(output).contains("'order/place' (" + callId.substring(0, 8) + "…)").doesNotContain(callId);
	}

	@Test
	void aLostHandleThatWasOnlyAskedForThisAndThatEndsItsCall() {
		collectUntilAnswered(place((call) -> {
			call.progress(0.5, null);
			call.onCancel(() -> System.out.println("Cancelled"));
			call.onEnd((info) -> System.out.println("Ended"));
			assertThat(call.isOutstanding()).isTrue();
			assertThat(call.isCancelRequested()).isFalse();
			assertThat(call.remaining()).isPositive();
			assertThat(call.toString()).contains("order/place");
		}));
	}

	@Test
	void aStageThatNobodyHoldsEndsTheCall() {
		collectUntilAnswered(place((call) -> call.completeFrom(new CompletableFuture<>())));
		collectUntilAnswered(
				place((call) -> call.completeFrom(new CompletableFuture<Receipt>().thenApply((it) -> it))));
	}

	@Test
	void endsAreToldToTheListenersOfALostHandle() {
		CompletableFuture<String> ended = new CompletableFuture<>();
		collectUntilAnswered(place((call) -> call.onEnd((info) -> ended.complete(info.state().name()))));
		assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("ABORTED");
	}

	@Test
	void aHandleThatAListenerRefersToIsNotLost() {
		expectNotAbandoned((call) -> call.onCancel(() -> call.abort("STOPPED", null)));
		expectNotAbandoned((call) -> call.onEnd((info) -> call.isCancelRequested()));
		expectNotAbandoned((call) -> call.onDisconnect(() -> call.abort("GONE", null)));
	}

	@Test
	void aListenerThatHoldsItsHandleCanEndTheCall() {
		PendingAnswer pending = expectNotAbandoned((call) -> call.onCancel(() -> call.abort("STOPPED", null)));
		this.server.cancel(this.server.outstanding().get(0)).answer();
		assertThat(pending.answer()).isProblem(422, "STOPPED");
	}

	@Test
	void aHandleIsNotLostWhileSomebodyHoldsTheStageThatWillEndIt() {
		CompletableFuture<Receipt> held = new CompletableFuture<>();
		PendingAnswer pending = expectNotAbandoned((call) -> call.completeFrom(held));
		held.complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aHandleIsNotLostWhileSomebodyHoldsWhatItsStageDependsOn() {
		CompletableFuture<String> held = new CompletableFuture<>();
		PendingAnswer pending = expectNotAbandoned((call) -> {
			CompletionStage<Receipt> stage = held.thenApply((number) -> new Receipt(number, 3)).thenApply((it) -> it);
			call.completeFrom(stage);
		});
		held.complete("R-1");
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aHandleThatAScheduledTaskHoldsIsNotLost() {
		ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
		try {
			expectNotAbandoned(
					(call) -> scheduler.schedule(() -> call.complete(OrderManager.RECEIPT), 1, TimeUnit.HOURS));
			expectNotAbandoned((call) -> scheduler.schedule(call.withContext(() -> {
			}), 1, TimeUnit.HOURS));
		}
		finally {
			scheduler.shutdownNow();
		}
	}

	@Test
	void aCallThatCanBeFoundIsNotAbandoned() {
		expectNotAbandoned(AsyncCallHandle::callId);
		expectNotAbandoned(AsyncCallHandle::info);
		PendingAnswer pending = expectNotAbandoned((call) -> call.key("K-1"));
		this.server.bean(AsyncCalls.class).findByKey("order/place", "K-1").orElseThrow().complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aCallThatWasFoundIsNotAbandoned() {
		AsyncCalls calls = this.server.bean(AsyncCalls.class);
		List<AsyncCallHandle<Receipt>> kept = new ArrayList<>();
		PendingAnswer pending = place(kept::add);
		String callId = this.server.outstanding().get(0);
		assertThat(calls.find(callId)).isPresent();
		kept.clear();
		expectNotAnswered(pending);
		calls.find(callId).orElseThrow().complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aHandleThatIsHeldIsNotLost() {
		List<AsyncCallHandle<Receipt>> kept = new ArrayList<>();
		PendingAnswer pending = expectNotAbandoned(kept::add);
		kept.remove(0).complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private PendingAnswer expectNotAbandoned(Behaviour behaviour) {
		PendingAnswer pending = place(behaviour);
		expectNotAnswered(pending);
		return pending;
	}

	// Calls that are abandoned later show that the collector would have found this one.
	private void expectNotAnswered(PendingAnswer pending) {
		for (int i = 0; i < 2; i++) {
			collectUntilAnswered(place((call) -> {
			}));
		}
		assertThat(pending.isAnswered()).isFalse();
	}

	private PendingAnswer place(Behaviour behaviour) {
		this.server.orders().onPlaceLosing(behaviour);
		return this.server.placeOrder().start().awaitHeld();
	}

	private static void collectUntilAnswered(PendingAnswer pending) {
		await().until(() -> {
			System.gc();
			return pending.isAnswered();
		});
		assertThat(pending.answer()).isProblem(500, "ABANDONED");
	}

}
