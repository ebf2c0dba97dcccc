package org.asyncrpc.server;

import java.time.Duration;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class RetentionTests {

	private static final Duration RETENTION = Duration.ofMinutes(10);

	private static final Duration DELIVERED_RETENTION = Duration.ofSeconds(30);

	private final RpcServer server;

	RetentionTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void anOutcomeThatNobodyFetchesIsKeptForItsRetention() {
		String callId = placeAndComplete();
		turnClock(RETENTION.minusSeconds(1));
		assertThat(this.server.status(callId).answer()).hasMember("state", "COMPLETED");
		turnClock(Duration.ofSeconds(2));
		expectGone(callId);
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void anOutcomeThatWasDeliveredIsDropped() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		String callId = this.server.placeOrder().answer().callId();
		await().untilAsserted(() -> expectGone(callId));
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void aProblemThatWasDeliveredIsDropped() {
		this.server.orders().onPlace((call) -> call.abort("SOLD_OUT", null));
		String callId = this.server.placeOrder().answer().callId();
		await().untilAsserted(() -> expectGone(callId));
	}

	@Test
	void aReplyThatIsNullAndWasDeliveredIsDropped() {
		String callId = this.server.call("order/audit", "{}").answer().callId();
		await().untilAsserted(() -> expectGone(callId));
	}

	@Test
	void anAnswerThatIsNoOutcomeDeliversNothing() {
		String callId = this.server.placeAsync();
		assertThat(this.server.reply(callId).prefer("respond-async").answer()).isAccepted();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		turnClock(RETENTION.minusSeconds(1));
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void anOutcomeThatWasFetchedIsKeptALittleLonger() {
		String callId = placeAndComplete();
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
		turnClock(DELIVERED_RETENTION.minusSeconds(1));
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(this.server.turnClockUntilGone(callId)).isLessThan(DELIVERED_RETENTION.multipliedBy(4));
	}

	@Test
	void fetchingAnOutcomeDoesNotKeepItLongerThanItsRetention() {
		String callId = placeAndComplete();
		turnClock(RETENTION.minusSeconds(1));
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
		turnClock(Duration.ofSeconds(2));
		expectGone(callId);
	}

	@Test
	void lookingAtACallDeliversNothing() {
		String callId = placeAndComplete();
		this.server.status(callId).answer();
		turnClock(RETENTION.minusSeconds(1));
		assertThat(this.server.status(callId).answer()).hasMember("state", "COMPLETED");
	}

	@Test
	void anAcknowledgementOnAnyRequestDropsOutcomes() {
		String first = placeAndComplete();
		String second = placeAndComplete();
		String third = placeAndComplete();
		this.server.status(third).header("Call-Ack", first + ", " + second).answer();
		expectGone(first);
		expectGone(second);
		assertThat(this.server.status(third).answer()).hasMember("state", "COMPLETED");
		this.server.call("order/audit", "{}").header("Call-Ack", third).answer();
		expectGone(third);
	}

	@Test
	void severalHeaderLinesAreOneList() {
		String first = placeAndComplete();
		String second = placeAndComplete();
		this.server.status("unknown").header("Call-Ack", first).header("Call-Ack", second).answer();
		expectGone(first);
		expectGone(second);
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", "  ", "nonsense", "00000000000000000000000000000000", ",,\"", "*" })
	void whateverElseIsAcknowledgedIsIgnored(String garbage) {
		String callId = placeAndComplete();
		String other = placeAndComplete();
		assertThat(this.server.status(other).header("Call-Ack", garbage + "," + callId + ", " + garbage).answer())
			.hasStatus(200);
		expectGone(callId);
	}

	@Test
	void anOutstandingCallCannotBeAcknowledged() {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(this.server.status(callId).header("Call-Ack", callId).answer()).hasMember("state", "OUTSTANDING");
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private String placeAndComplete() {
		String callId = this.server.placeAsync();
		assertThat(this.server.orders().take().complete(OrderManager.RECEIPT)).isTrue();
		return callId;
	}

	private void expectGone(String callId) {
		assertThat(this.server.status(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(this.server.reply(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
	}

	private void turnClock(Duration duration) {
		this.server.turnClock(duration);
		this.server.sweep();
	}

}
