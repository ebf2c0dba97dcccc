package org.asyncrpc.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class IdempotencyTests {

	private static final Duration DELIVERED_RETENTION = Duration.ofSeconds(30);

	private final RpcServer server;

	IdempotencyTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aKeyMeansTheSameWithAndWithoutQuotes() {
		String callId = placeAsync("\"k-1\"");
		assertThat(placeAsync("k-1")).isEqualTo(callId);
		assertThat(placeAsync("\"k-2\"")).isNotEqualTo(callId);
		assertThat(this.server.orders().dispatched()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			{"express":true,"order":{"quantity":3,"sku":"pen"}}""", """
			{ "order" : { "sku" : "p\\u0065n", "quantity" : 3 } ,
			  "express" : true }""" })
	void argumentsAreTheSameHoweverTheyAreWritten(String arguments) {
		String callId = placeAsync("k-1");
		RpcAnswer repeated = this.server.call("order/place", arguments)
			.header("Idempotency-Key", "k-1")
			.prefer("respond-async")
			.answer();
		assertThat(repeated).isAccepted().hasHeader("Call-Id", callId);
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void concurrentRepeatsAreOneCall() {
		List<PendingAnswer> repeats = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			repeats.add(place("k-1").start());
		}
		repeats.forEach(PendingAnswer::awaitHeld);
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		for (PendingAnswer repeat : repeats) {
			assertThat(repeat.answer()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Call-Id", call.callId());
		}
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void everyRepeatIsHeldForAsLongAsItPrefers() {
		PendingAnswer longest = place("k-1").start().awaitHeld();
		PendingAnswer shorter = place("k-1").prefer("wait=5").start().awaitHeld();
		String callId = placeAsync("k-1");
		this.server.turnClock(6);
		assertThat(shorter.answer()).isAccepted()
			.hasHeader("Call-Id", callId)
			.hasHeader("Preference-Applied", "wait=5");
		assertThat(longest.isAnswered()).isFalse();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(longest.answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(place("k-1").prefer("respond-async").answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aKeyCannotBeUsedForOtherArguments() {
		String callId = placeAsync("k-1");
		RpcAnswer other = this.server.call("order/place", OrderManager.ORDER.replace("3", "4"))
			.header("Idempotency-Key", "k-1")
			.answer();
		assertThat(other).isRefusal(422, "KEY_REUSED");
		assertThat(this.server.orders().dispatched()).isOne();
		assertThat(this.server.callCount()).isOne();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void operationsHaveKeysOfTheirOwn() {
		String callId = placeAsync("k-1");
		RpcAnswer other = this.server.call("order/audit", "{}").header("Idempotency-Key", "k-1").answer();
		assertThat(other).hasStatus(204);
		assertThat(other.callId()).isNotEqualTo(callId);
	}

	@Test
	void aRefusalIsNotRemembered() {
		assertThat(this.server.call("order/place", "{}").header("Idempotency-Key", "k-1").answer()).isRefusal(400,
				"INVALID_ARGUMENTS");
		assertThat(place("k-1").header("Call-Timeout", "never").answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
		placeAsync("k-1");
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void aProblemIsRememberedAsAReplyIs() {
		this.server.orders().onPlace((call) -> call.abort("SOLD_OUT", null));
		RpcAnswer first = place("k-1").answer();
		assertThat(first).isProblem(422, "SOLD_OUT");
		assertThat(place("k-1").answer()).isProblem(422, "SOLD_OUT").hasHeader("Call-Id", first.callId());
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void aRepeatAfterTheReplyGetsItForAWhile() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		String callId = place("k-1").answer().callId();
		this.server.turnClock(DELIVERED_RETENTION.minusSeconds(1));
		this.server.sweep();
		assertThat(place("k-1").answer()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Call-Id", callId);
		assertThat(this.server.orders().dispatched()).isOne();
		assertThat(this.server.turnClockUntilGone(callId)).isLessThan(DELIVERED_RETENTION.multipliedBy(4));
		RpcAnswer again = place("k-1").answer();
		assertThat(again).isReply(OrderManager.RECEIPT_JSON);
		assertThat(again.callId()).isNotEqualTo(callId);
		assertThat(this.server.orders().dispatched()).isEqualTo(2);
	}

	@Test
	void aKeyIsFreeWhenItsOutcomeIsAcknowledged() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		String callId = place("k-1").answer().callId();
		RpcAnswer again = place("k-1").header("Call-Ack", callId).answer();
		assertThat(again).isReply(OrderManager.RECEIPT_JSON);
		assertThat(again.callId()).isNotEqualTo(callId);
	}

	@Test
	void aCallThatWasCancelledIsNotDispatchedAgain() {
		String callId = placeAsync("k-1");
		this.server.cancelAbortively(callId).answer();
		assertThat(place("k-1").answer()).isProblem(409, "CALL_CANCELLED").hasHeader("Call-Id", callId);
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "a b", "\"a", "a\\b", "\"a\", \"b\"" })
	void aMalformedKeyIsRefused(String key) {
		assertThat(place(key).answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void twoKeysAreNone() {
		assertThat(place("a").header("Idempotency-Key", "b").answer()).isRefusal(400, "INVALID_ARGUMENTS");
	}

	private String placeAsync(String key) {
		RpcAnswer answer = place(key).prefer("respond-async").answer();
		assertThat(answer).isAccepted();
		return answer.callId();
	}

	private RpcRequest place(String key) {
		return this.server.placeOrder().header("Idempotency-Key", key);
	}

}
