package org.asyncrpc.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.RecordingListener.CancelRequested;
import org.asyncrpc.store.RecordingListener.Ended;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How calls end, and who is told.
 */
interface EndContract extends CallStoreFixture {

	@Test
	default void endsACall() {
		CallRecord call = add(newCall());
		moveClock(Duration.ofSeconds(5));
		long before = store().now();
		assertThat(store().end(call.id(), REPLY, Claim.DISPATCHED)).isTrue();
		StoredCall ended = store().find(call.id());
		assertThat(ended).isEqualTo(new StoredCall(call, false, null, null, ended.outcome(), ended.endedAt(), false));
		assertThat(ended.outcome().reply()).isEqualTo(REPLY.reply());
		assertThat(ended.endedAt()).isBetween(before, store().now());
		assertThat(ended.state()).isEqualTo(AsyncCallState.COMPLETED);
		assertThat(listener().events()).hasSize(1).first().isInstanceOfSatisfying(Ended.class, (event) -> {
			assertThat(event.call().record()).isEqualTo(call);
			assertThat(event.call().endedAt()).isEqualTo(ended.endedAt());
		});
	}

	@Test
	default void keepsEverythingAboutAnOutcome() {
		CallId id = add();
		Outcome outcome = new Outcome(AsyncCallState.ABORTED, 418, null, "TEAPOT", "Short and stout",
				"{\"spout\":1}".getBytes(StandardCharsets.UTF_8));
		store().end(id, outcome, Claim.DISPATCHED);
		assertThat(store().find(id).outcome()).usingRecursiveComparison().isEqualTo(outcome);
	}

	@Test
	default void keepsAnOutcomeWithoutReply() {
		CallId id = add();
		store().end(id, Outcome.completed(null), Claim.DISPATCHED);
		assertThat(store().find(id).outcome()).isEqualTo(Outcome.completed(null));
	}

	@Test
	default void endsOnce() {
		CallId id = addEnded();
		StoredCall ended = store().find(id);
		moveClock(Duration.ofSeconds(5));
		assertThat(store().end(id, ABORT, Claim.DISPATCHED)).isFalse();
		assertThat(store().terminate(id, Outcome.CANCELLED)).isFalse();
		sweepAfter(RETENTION.minus(Duration.ofSeconds(10)));
		assertThat(store().find(id)).usingRecursiveComparison().isEqualTo(ended);
		assertThat(listener().events()).hasSize(1);
	}

	@Test
	default void ignoresTheDeadlineOfAnEndedCall() {
		long now = store().now();
		CallRecord call = add(
				new CallRecord(CallStoreFixture.newId(), OPERATION, null, now, now + 5000, null, null, null, HOME));
		store().end(call.id(), REPLY, Claim.DISPATCHED);
		sweepAfter(Duration.ofSeconds(10));
		assertThat(store().find(call.id()).outcome().code()).isNull();
		assertThat(listener().events()).hasSize(1);
	}

	@Test
	default void terminatesACall() {
		CallRecord call = add(newCall());
		assertThat(store().terminate(call.id(), Outcome.CANCELLED)).isTrue();
		StoredCall ended = store().find(call.id());
		assertThat(ended).isEqualTo(new StoredCall(call, true, null, null, Outcome.CANCELLED, ended.endedAt(), true));
		assertThat(listener().events()).containsExactly(new CancelRequested(call.id()), new Ended(ended));
		assertThat(store().end(call.id(), REPLY, Claim.DISPATCHED)).isFalse();
		assertThat(store().terminate(call.id(), Outcome.CANCELLED)).isFalse();
		assertThat(store().find(call.id())).isEqualTo(ended);
	}

	@Test
	default void endsACallAtItsDeadline() {
		CallRecord call = add(newCall());
		sweepAfter(TIMEOUT.minus(MOMENT));
		assertThat(store().find(call.id()).state()).isEqualTo(AsyncCallState.OUTSTANDING);
		sweepAfter(MOMENT.multipliedBy(2));
		StoredCall ended = store().find(call.id());
		assertThat(ended)
			.isEqualTo(new StoredCall(call, true, null, null, Outcome.DEADLINE_EXCEEDED, ended.endedAt(), true));
		assertThat(ended.endedAt()).isGreaterThanOrEqualTo(call.deadline());
		assertThat(listener().events()).containsExactly(new CancelRequested(call.id()), new Ended(ended));
	}

	@Test
	default void endsACallWhoseDeadlineHadPassedWhenItWasAdded() {
		long now = store().now();
		CallId id = add(
				new CallRecord(CallStoreFixture.newId(), OPERATION, null, now, now - 5000, null, null, null, HOME))
			.id();
		sweepAfter(MOMENT);
		assertThat(store().find(id).outcome()).isEqualTo(Outcome.DEADLINE_EXCEEDED);
	}

	@Test
	default void endsCallsAfterTheClockJumpedFarAhead() {
		CallId id = add();
		sweepAfter(Duration.ofDays(400));
		assertThat(store().find(id).outcome()).isEqualTo(Outcome.DEADLINE_EXCEEDED);
		sweepAfter(Duration.ofDays(400));
		assertThat(store().find(id)).isNull();
	}

	@Test
	default void showsTheEndedCallToWhoeverIsTold() {
		CallId id = add();
		CompletableFuture<StoredCall> seen = new CompletableFuture<>();
		listener().react((event) -> seen.complete(store().find(id)));
		store().end(id, REPLY, Claim.DISPATCHED);
		assertThat(seen.join().state()).isEqualTo(AsyncCallState.COMPLETED);
	}

	@Test
	default void holdsNoLockWhileTelling() {
		CallId id = add();
		listener().react((event) -> CompletableFuture.runAsync(() -> {
			store().end(id, ABORT, Claim.DISPATCHED);
			store().find(id);
			store().withdraw(add());
			page(true);
			store().counts();
		}).orTimeout(10, TimeUnit.SECONDS).join());
		assertThat(store().terminate(id, Outcome.CANCELLED)).isTrue();
		assertThat(listener().events()).hasSize(2);
	}

	@Test
	default void endsAllCallsThatAreDueEvenIfTheListenerFails() {
		for (int i = 0; i < MAX_RETAINED * 2; i++) {
			add();
		}
		listener().react((event) -> {
			throw new ListenerFailure();
		});
		sweepAfter(TIMEOUT.plus(MOMENT));
		assertThat(store().counts().outstanding()).isZero();
		assertThat(listener().events()).filteredOn(Ended.class::isInstance).hasSize(MAX_RETAINED * 2);
	}

	@Test
	default void winsEvenIfTheListenerFails() {
		CallId id = add();
		listener().react((event) -> {
			throw new ListenerFailure();
		});
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
		assertThat(store().find(id).state()).isEqualTo(AsyncCallState.COMPLETED);
	}

	@Test
	default void tellsNobodyOnceItWasStopped() {
		CallId id = add();
		store().stop();
		try {
			store().end(id, REPLY, Claim.DISPATCHED);
		}
		catch (IllegalStateException ex) {
			// A store may also refuse to be used
		}
		assertThat(listener().events()).isEmpty();
	}

	/** Without a stack trace, of which the store would log very many. */
	final class ListenerFailure extends RuntimeException {

		ListenerFailure() {
			super("The listener fails", null, false, false);
		}

	}

}
