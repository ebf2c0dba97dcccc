package org.asyncrpc.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class CallDeadlineTests {

	private final RpcServer server;

	CallDeadlineTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theDeadlineEndsTheCall() {
		PendingAnswer pending = this.server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		this.server.turnClockPast(5);
		assertThat(pending.answer()).isProblem(504, "DEADLINE_EXCEEDED").hasHeader("Call-Id", call.callId());
		assertThat(call.isCancelRequested()).isTrue();
		assertThat(call.isOutstanding()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
	}

	@Test
	void theDocumentSaysThatTheDeadlinePassed() {
		String callId = this.server.placeOrder().header("Call-Timeout", "5").prefer("respond-async").answer().callId();
		this.server.turnClockPast(5);
		this.server.sweep();
		RpcAnswer document = this.server.status(callId).answer();
		assertThat(document).hasMember("state", "ABORTED").hasMember("cancelRequested", "true");
		assertThat(document.json().path("problem").path("code").asString()).isEqualTo("DEADLINE_EXCEEDED");
		assertThat(this.server.reply(callId).answer()).isProblem(504, "DEADLINE_EXCEEDED");
	}

	@Test
	void theManagerIsToldThatTheDeadlinePassed() {
		AtomicInteger cancels = new AtomicInteger();
		AtomicInteger ends = new AtomicInteger();
		this.server.orders()
			.onPlace((call) -> call.onCancel(cancels::incrementAndGet).onEnd((info) -> ends.incrementAndGet()));
		PendingAnswer pending = this.server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
		this.server.turnClockPast(5);
		assertThat(pending.answer()).isProblem(504, "DEADLINE_EXCEEDED");
		await().untilAtomic(ends, (count) -> assertThat(count).isOne());
		await().untilAtomic(cancels, (count) -> assertThat(count).isOne());
	}

	@Test
	void nothingHappensBeforeTheDeadline() {
		PendingAnswer pending = this.server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		this.server.turnClock(4.999);
		this.server.sweep();
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(pending.isAnswered()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aCallThatHasEndedHasNoDeadlineAnyMore() {
		String callId = this.server.placeOrder().header("Call-Timeout", "5").prefer("respond-async").answer().callId();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.complete(OrderManager.RECEIPT);
		this.server.turnClock(60);
		this.server.sweep();
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void theDeadlineCountsWhetherOrNotAnybodyWaits() {
		String callId = this.server.placeOrder()
			.header("Call-Timeout", "0.5")
			.prefer("respond-async")
			.answer()
			.callId();
		PendingAnswer pending = this.server.reply(callId).start().awaitHeld();
		this.server.turnClockPast(0.5);
		assertThat(pending.answer()).isProblem(504, "DEADLINE_EXCEEDED");
	}

	@Test
	void aHandleKnowsHowMuchTimeIsLeft() {
		this.server.placeOrder().header("Call-Timeout", "5").prefer("respond-async").answer();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.remaining()).isEqualTo(Duration.ofSeconds(5));
		this.server.turnClock(3);
		assertThat(call.remaining()).isEqualTo(Duration.ofSeconds(2));
		this.server.turnClock(3);
		assertThat(call.remaining()).isZero();
	}

}
