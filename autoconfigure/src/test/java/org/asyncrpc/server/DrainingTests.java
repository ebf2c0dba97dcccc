package org.asyncrpc.server;

import java.time.Duration;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A call that ended over the head of its manager is draining until the manager is done.
 */
@RpcServerTest
class DrainingTests {

	private static final Duration RETENTION = Duration.ofMinutes(10);

	private final RpcServer server;

	DrainingTests(RpcServer server) {
		this.server = server;
	}

	@BeforeEach
	void expectThatNothingIsLeft() {
		assertThat(this.server.draining()).isZero();
	}

	@Test
	void anAbortiveCancelLeavesTheCallDrainingUntilItsManagersOwnEnd() {
		AsyncCallHandle<Receipt> call = place();
		this.server.cancelAbortively(call.callId()).answer();
		assertThat(this.server.draining()).isOne();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
		assertThat(this.server.draining()).isZero();
		assertThat(this.server.status(call.callId()).answer()).hasMember("state", "CANCELLED");
	}

	@Test
	void aDeadlineLeavesTheCallDrainingUntilItsManagersOwnEnd() {
		AsyncCallHandle<Receipt> call = place();
		this.server.turnClock(call.remaining().plusMillis(16));
		await().until(() -> !call.isOutstanding());
		assertThat(this.server.draining()).isOne();
		assertThat(call.abort("TOO_LATE", null)).isFalse();
		assertThat(this.server.draining()).isZero();
		assertThat(this.server.status(call.callId()).answer()).hasMember("state", "ABORTED");
	}

	@Test
	void aManagerThatStopsWhenItIsToldLeavesNothingDraining() {
		AsyncCallHandle<Receipt> call = place();
		call.onCancel(() -> call.abort("STOPPED", null));
		this.server.cancelAbortively(call.callId()).answer();
		await().until(() -> this.server.draining() == 0);
	}

	@Test
	void aCallWhoseManagerOnlyWasAskedToCancelIsNotDraining() {
		AsyncCallHandle<Receipt> call = place();
		this.server.cancel(call.callId()).answer();
		assertThat(this.server.draining()).isZero();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.draining()).isZero();
	}

	@Test
	void aCallIsNoLongerDrainingWhenItsHandleIsLost() {
		this.server.cancelAbortively(place().callId()).answer();
		assertThat(this.server.draining()).isOne();
		this.server.orders().drop();
		await().until(() -> {
			System.gc();
			return this.server.draining() == 0;
		});
	}

	@Test
	void aCallIsDrainingForItsRetentionAtTheLongest() {
		AsyncCallHandle<Receipt> call = place();
		this.server.cancelAbortively(call.callId()).answer();
		this.server.turnClock(RETENTION.minusSeconds(1));
		this.server.sweep();
		assertThat(this.server.draining()).isOne();
		this.server.turnClock(Duration.ofSeconds(2));
		this.server.sweep();
		assertThat(this.server.draining()).isZero();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
	}

	@Test
	void aCallWhoseOutcomeIsDeliveredGoesOnDraining() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		this.server.cancelAbortively(call.callId()).answer();
		assertThat(pending.answer()).isProblem(409, "CALL_CANCELLED");
		await().until(() -> this.server.status(call.callId()).answer().status() == 404);
		assertThat(this.server.draining()).isOne();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
		assertThat(this.server.draining()).isZero();
	}

	private AsyncCallHandle<Receipt> place() {
		this.server.placeAsync();
		return this.server.orders().take();
	}

}
