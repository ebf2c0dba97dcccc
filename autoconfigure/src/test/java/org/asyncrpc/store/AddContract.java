package org.asyncrpc.store;

import java.util.Map;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link CallStore#add} and {@link CallStore#withdraw}.
 */
interface AddContract extends CallStoreFixture {

	@Test
	default void findsWhatWasAdded() {
		long now = store().now();
		CallRecord call = new CallRecord(CallStoreFixture.newId(), OPERATION, "alice", now, now + 1000, "10.0.0.1",
				TraceParent.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
				new Idempotency("key", "fingerprint"), HOME);
		assertThat(store().add(call)).isEqualTo(AddResult.ADDED);
		StoredCall found = store().find(call.id());
		assertThat(found).isEqualTo(new StoredCall(call, false, null, null, null, 0, false));
		assertThat(found.state()).isEqualTo(AsyncCallState.OUTSTANDING);
	}

	@Test
	default void findsNothingElse() {
		add();
		assertThat(store().find(CallStoreFixture.newId())).isNull();
	}

	@Test
	default void addsCallsThatDifferOnlyInTheirIds() {
		CallRecord call = newCall();
		add(call);
		CallRecord other = new CallRecord(new CallId(call.id().high() + 1, call.id().low()), OPERATION, null,
				call.acceptedAt(), call.deadline(), null, null, null, HOME);
		add(other);
		store().end(call.id(), REPLY, Claim.DISPATCHED);
		assertThat(store().find(other.id()).state()).isEqualTo(AsyncCallState.OUTSTANDING);
	}

	@Test
	default void tellsNobodyOfAnAddedCall() {
		add();
		assertThat(listener().events()).isEmpty();
	}

	@Test
	default void findsNoMoreWhatWasWithdrawn() {
		CallRecord call = add(repeatable("withdrawn"));
		store().assignKey(call.id(), "order-1");
		store().withdraw(call.id());
		assertThat(store().find(call.id())).isNull();
		assertThat(store().findByKey(OPERATION, "order-1")).isNull();
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "withdrawn")).isNull();
		assertThat(page(false).calls()).isEmpty();
		assertThat(store().counts().outstanding()).isZero();
		assertThat(store().end(call.id(), REPLY, Claim.DISPATCHED)).isFalse();
		sweepAfter(TIMEOUT.plus(MOMENT));
		assertThat(listener().events()).isEmpty();
	}

	@Test
	default void addsAgainWhatWasWithdrawn() {
		store().withdraw(add(repeatable("withdrawn")).id());
		assertThat(store().add(repeatable("withdrawn"))).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void givesBackTheRoomOfWhatWasWithdrawnAfterItHadEnded() {
		CallId ended = addEnded();
		CallId draining = addDraining();
		store().withdraw(ended);
		store().withdraw(draining);
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
		assertThat(store().find(ended)).isNull();
		assertThat(store().find(draining)).isNull();
	}

	@Test
	default void doesNothingWithAnUnknownCall() {
		CallId unknown = CallStoreFixture.newId();
		store().withdraw(unknown);
		store().requestCancel(unknown);
		store().progress(unknown, new AsyncCallProgress(0.5, null));
		store().drained(unknown);
		store().delivered(unknown, Delivery.ANSWERED);
		store().acknowledge(null, unknown);
		assertThat(store().end(unknown, REPLY, Claim.DISPATCHED)).isFalse();
		assertThat(store().terminate(unknown, Outcome.CANCELLED)).isFalse();
		assertThat(store().assignKey(unknown, "order-1")).isTrue();
		assertThat(store().findByKey(OPERATION, "order-1")).isNull();
		assertThat(listener().events()).isEmpty();
		assertThat(store().find(unknown)).isNull();
	}

}
