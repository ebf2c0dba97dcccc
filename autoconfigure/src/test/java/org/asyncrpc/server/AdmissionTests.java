package org.asyncrpc.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest(value = { OrderManager.class, AdmissionTests.LimitedManager.class }, properties = {
		"asyncrpc.server.max-outstanding=4", "asyncrpc.server.operations.limited.once.max-outstanding=1" })
class AdmissionTests {

	private static final int LIMIT = 4;

	private final RpcServer server;

	/** Keeps calls from being found abandoned. */
	private final List<AsyncCallHandle<Receipt>> held = new ArrayList<>();

	AdmissionTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void noMoreCallsAreAdmittedThanTheLimit() {
		List<AsyncCallHandle<Receipt>> calls = fill();
		expectRefusal(this.server.placeOrder());
		expectRefusal(this.server.call("limited/freely", "{}"));
		calls.get(0).complete(OrderManager.RECEIPT);
		this.server.placeAsync();
		expectRefusal(this.server.placeOrder());
	}

	@Test
	void whatIsAdmittedIsNotHarmedByWhatIsRefused() {
		PendingAnswer held = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> heldCall = this.server.orders().take();
		List<AsyncCallHandle<Receipt>> calls = new ArrayList<>();
		for (int i = 1; i < LIMIT; i++) {
			this.server.placeAsync();
			calls.add(this.server.orders().take());
		}
		for (int i = 0; i < 20; i++) {
			expectRefusal(this.server.placeOrder());
		}
		assertThat(this.server.outstanding()).hasSize(LIMIT);
		assertThat(this.server.orders().dispatched()).isEqualTo(LIMIT);
		assertThat(heldCall.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(held.answer()).isReply(OrderManager.RECEIPT_JSON);
		for (AsyncCallHandle<Receipt> call : calls) {
			assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
			assertThat(this.server.reply(call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
		}
	}

	@Test
	void noMoreCallsAreAdmittedThanTheLimitByManyThreadsAtOnce() {
		List<PendingAnswer> answers = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			answers.add(this.server.placeOrder().prefer("respond-async").start());
		}
		assertThat(answers.stream().filter((answer) -> answer.answer().status() == 202)).hasSizeBetween(1, LIMIT);
		assertThat(this.server.outstanding()).hasSizeBetween(1, LIMIT);
		fill(LIMIT - this.server.outstanding().size());
		expectRefusal(this.server.placeOrder());
	}

	@Test
	void anOperationCanHaveALimitOfItsOwn() {
		RpcAnswer first = once().answer();
		assertThat(first).isAccepted();
		expectRefusal(once());
		assertThat(this.server.call("limited/freely", "{}").prefer("respond-async").answer()).isAccepted();
		this.server.cancelAbortively(first.callId()).answer();
		assertThat(once().answer()).isAccepted();
	}

	@Test
	void aCallRefusedByItsOperationTakesNoPlaceOfAnother() {
		assertThat(once().answer()).isAccepted();
		for (int i = 0; i < 10; i++) {
			expectRefusal(once());
		}
		fill(LIMIT - 1);
	}

	@ParameterizedTest
	@MethodSource("ends")
	void everyEndGivesThePlaceBack(Consumer<AdmissionTests> end) {
		for (int i = 0; i < 2; i++) {
			fill(LIMIT - 1);
			end.accept(this);
			await().until(() -> this.server.outstanding().size() == LIMIT - 1);
			// The end of a call can be seen a little before it has given its place back
			await().until(() -> this.server.placeOrder().prefer("respond-async").answer().status() == 202);
			expectRefusal(this.server.placeOrder());
			this.server.outstanding().forEach((callId) -> this.server.cancelAbortively(callId).answer());
		}
	}

	static Stream<Named<Consumer<AdmissionTests>>> ends() {
		return Stream.of(Named.of("complete", (tests) -> tests.place().complete(OrderManager.RECEIPT)),
				Named.of("complete at once", (tests) -> tests.server.call("order/audit", "{}").answer()),
				Named.of("abort", (tests) -> tests.place().abort("SOLD_OUT", null)),
				Named.of("cancel", (tests) -> tests.server.cancelAbortively(tests.server.placeAsync()).answer()),
				Named.of("exception", (tests) -> tests.server.call("limited/fail", "{}").answer()),
				Named.of("deadline", AdmissionTests::expire), Named.of("abandoned", AdmissionTests::abandon),
				Named.of("repeat", AdmissionTests::repeat));
	}

	private void expire() {
		this.server.placeOrder().header("Call-Timeout", "1").prefer("respond-async").answer();
		this.server.turnClock(2);
	}

	private void abandon() {
		PendingAnswer abandoned = this.server.call("limited/lose", "{}").start();
		await().until(() -> {
			System.gc();
			return abandoned.isAnswered();
		});
	}

	private void repeat() {
		RpcRequest request = this.server.placeOrder().header("Idempotency-Key", "k-1").prefer("respond-async");
		String callId = request.answer().callId();
		for (int i = 0; i < 3; i++) {
			assertThat(request.answer()).hasHeader("Call-Id", callId);
		}
		assertThat(this.server.call("order/place", OrderManager.ORDER.replace("pen", "ink"))
			.header("Idempotency-Key", "k-1")
			.answer()).isRefusal(422, "KEY_REUSED");
		this.server.cancelAbortively(callId).answer();
		this.server.status(callId).header("Call-Ack", callId).answer();
	}

	@Test
	void aRefusalDoesNotUseUpAnIdempotencyKey() {
		List<AsyncCallHandle<Receipt>> calls = fill();
		expectRefusal(this.server.placeOrder().header("Idempotency-Key", "k-1"));
		calls.get(0).complete(OrderManager.RECEIPT);
		assertThat(this.server.placeOrder().header("Idempotency-Key", "k-1").prefer("respond-async").answer())
			.isAccepted();
	}

	@Test
	void aRepeatNeedsNoPlace() {
		String callId = this.server.placeOrder()
			.header("Idempotency-Key", "k-1")
			.prefer("respond-async")
			.answer()
			.callId();
		fill(LIMIT - 1);
		assertThat(this.server.placeOrder().header("Idempotency-Key", "k-1").prefer("respond-async").answer())
			.isAccepted()
			.hasHeader("Call-Id", callId);
	}

	private void expectRefusal(RpcRequest request) {
		assertThat(request.answer()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
	}

	private RpcRequest once() {
		return this.server.call("limited/once", "{}").prefer("respond-async");
	}

	private List<AsyncCallHandle<Receipt>> fill() {
		return fill(LIMIT);
	}

	private List<AsyncCallHandle<Receipt>> fill(int count) {
		List<AsyncCallHandle<Receipt>> calls = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			calls.add(place());
		}
		return calls;
	}

	private AsyncCallHandle<Receipt> place() {
		this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		this.held.add(call);
		return call;
	}

	@AsyncRpcManager("limited")
	static class LimitedManager {

		void once(AsyncCallHandle<Void> call) {
			call.callId();
		}

		void freely(AsyncCallHandle<Void> call) {
			call.callId();
		}

		void fail(AsyncCallHandle<Void> call) {
			throw new IllegalStateException();
		}

		void lose(AsyncCallHandle<Void> call) {
		}

	}

}
