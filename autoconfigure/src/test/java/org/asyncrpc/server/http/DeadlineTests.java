package org.asyncrpc.server.http;

import java.time.Duration;
import java.time.Instant;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class DeadlineTests {

	private final RpcServer server;

	DeadlineTests(RpcServer server) {
		this.server = server;
	}

	@ParameterizedTest
	@CsvSource({ "30, 30000", "0.5, 500", "0.001, 1", "007.25, 7250", "2592000, 2592000000", "2592001, 2592000000",
			"999999999.999, 2592000000" })
	void aCallHasTheTimeThatItsClientGivesItUpToTheMaximum(String timeout, long millis) {
		RpcAnswer accepted = accept(timeout);
		Instant deadline = Instant.parse(accepted.json().path("deadline").stringValue());
		assertThat(Duration.between(this.server.now(), deadline)).hasMillis(millis);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "0.000", "-1", "+1", "1s", "1.", ".5", "1.0001", "1234567890", "1,5", "1e3",
			"0x1", "Infinity", "PT5S", "Sun, 06 Nov 2994 08:49:37 GMT" })
	void aMalformedTimeoutIsRefused(String timeout) {
		assertThat(this.server.placeOrder().header("Call-Timeout", timeout).answer()).isRefusal(400,
				"INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void twoTimeoutsAreRefused() {
		assertThat(this.server.placeOrder().header("Call-Timeout", "5").header("Call-Timeout", "6").answer())
			.isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void aHeldRequestIs504AtTheDeadline() {
		PendingAnswer pending = this.server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
		this.server.turnClockPast(5);
		assertThat(pending.answer()).isProblem(504, "DEADLINE_EXCEEDED");
	}

	@Test
	void aReplyThatIsFetchedIs504AfterTheDeadline() {
		RpcAnswer accepted = accept("5");
		this.server.turnClockPast(5);
		assertThat(this.server.reply(accepted.callId()).answer()).isProblem(504, "DEADLINE_EXCEEDED")
			.hasMember("callId", accepted.callId());
		assertThat(this.server.status(accepted.callId()).answer()).hasStatus(200).hasMember("state", "ABORTED");
	}

	@Test
	void aCallCanBeCompletedUntilItsDeadline() {
		PendingAnswer pending = this.server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
		this.server.turnClock(4.999);
		assertThat(this.server.orders().take().complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aManagerLearnsOfTheDeadlineAndItsOwnEndChangesNothing() {
		RpcAnswer accepted = accept("5");
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		this.server.turnClockPast(5);
		await().until(() -> !call.isOutstanding());
		assertThat(call.isCancelRequested()).isTrue();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
		assertThat(call.abort("TOO_LATE", null)).isFalse();
		assertThat(this.server.reply(accepted.callId()).answer()).isProblem(504, "DEADLINE_EXCEEDED");
	}

	@Test
	void aDeadlineThatComesBeforeTheEndOfAWaitIsNotA202() {
		PendingAnswer pending = this.server.placeOrder()
			.header("Call-Timeout", "2")
			.prefer("wait=20")
			.start()
			.awaitHeld();
		this.server.turnClockPast(2);
		assertThat(pending.answer()).isProblem(504, "DEADLINE_EXCEEDED").hasHeader("Preference-Applied", "wait=20");
	}

	private RpcAnswer accept(String timeout) {
		return this.server.placeOrder().header("Call-Timeout", timeout).prefer("respond-async").answer();
	}

}
