package org.asyncrpc.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.CallBusyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What happens to a call between the claim of a transaction and its end.
 */
class StripeClaimTests {

	private static final CallId ID = new CallId(1, 2);

	private static final Ending REPLY = new Ending(Outcome.completed(null), 10);

	private static final Ending ABORT = new Ending(Outcome.ABANDONED, 11);

	private final Stripe stripe = new Stripe(
			SharedState.of(new Retention(Duration.ofMinutes(1), Duration.ofMinutes(1), new Retention.Room(10, 1000))),
			0);

	@BeforeEach
	void claimACall() {
		this.stripe.add(new CallRecord(ID, "order/place", null, 0, 1000, null, null, null, CallStoreFixture.HOME));
		assertThat(this.stripe.claim(ID)).isTrue();
	}

	@Test
	void whoeverEndsTheCallWaitsAndLosesToThePublication() {
		CompletableFuture<StoredCall> end = endElsewhere();
		this.stripe.publish(ID, REPLY);
		assertThat(end.join()).isNull();
		assertThat(this.stripe.find(ID).outcome()).isSameAs(REPLY.outcome());
	}

	@Test
	void whoeverEndsTheCallWaitsAndWinsAfterTheRelease() {
		CompletableFuture<StoredCall> end = endElsewhere();
		this.stripe.release(ID);
		assertThat(end.join().outcome()).isSameAs(ABORT.outcome());
	}

	@Test
	void whoeverEndsTheCallDoesNotWaitForEver() {
		assertThatExceptionOfType(CallBusyException.class).isThrownBy(() -> this.stripe.end(ID, ABORT, false));
		assertThat(this.stripe.find(ID).outcome()).isNull();
	}

	@Test
	void theDeadlineWaitsForTheTransaction() {
		List<StoredCall> ended = new ArrayList<>();
		this.stripe.sweep(2000, 10, ended);
		assertThat(ended).isEmpty();
		this.stripe.release(ID);
		this.stripe.sweep(3000, 10, ended);
		assertThat(ended).singleElement().satisfies((call) -> assertThat(call.id()).isEqualTo(ID));
	}

	@Test
	void aCallThatHasEndedCannotBeClaimed() {
		this.stripe.publish(ID, REPLY);
		assertThat(this.stripe.claim(ID)).isFalse();
	}

	private CompletableFuture<StoredCall> endElsewhere() {
		CompletableFuture<StoredCall> result = new CompletableFuture<>();
		Thread thread = new Thread(() -> result.complete(this.stripe.end(ID, ABORT, false)), "elsewhere");
		thread.start();
		await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		return result.orTimeout(30, TimeUnit.SECONDS);
	}

}
