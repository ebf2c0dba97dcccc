package org.asyncrpc.store;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that ended without their managers.
 */
interface DrainingContract extends CallStoreFixture {

	@Test
	default void drainsAfterATermination() {
		CallId id = addDraining();
		assertThat(store().counts()).isEqualTo(new CallCounts(1, 1, Map.of()));
		assertThat(page(true).calls()).containsExactly(store().find(id));
		assertThat(page(false).calls()).isEmpty();
	}

	@Test
	default void drainsAfterTheDeadline() {
		CallId id = add();
		sweepAfter(TIMEOUT.plus(MOMENT));
		assertThat(store().counts()).isEqualTo(new CallCounts(1, 1, Map.of()));
		assertThat(page(true).calls()).containsExactly(store().find(id));
	}

	@Test
	default void doesNotDrainAfterAnEndByTheManager() {
		addEnded();
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 1, Map.of()));
		assertThat(page(true).calls()).isEmpty();
	}

	@Test
	default void drainsUntilTheManagerIsDone() {
		CallId id = addDraining();
		store().drained(id);
		store().drained(id);
		assertThat(store().find(id).draining()).isFalse();
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 1, Map.of()));
		assertThat(page(true).calls()).isEmpty();
		sweepAfter(RETENTION.plus(MOMENT));
		assertThat(store().find(id)).isNull();
	}

	@Test
	default void drainsUntilRetentionEnds() {
		CallId id = addDraining();
		sweepAfter(RETENTION.plus(MOMENT));
		assertThat(store().find(id)).isNull();
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
		assertThat(page(true).calls()).isEmpty();
	}

	@Test
	default void drainsOnWhenTheOutcomeIsDelivered() {
		CallId id = addDraining();
		store().delivered(id, Delivery.ANSWERED);
		isOnlyDraining(id);
		store().drained(id);
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
		assertThat(page(true).calls()).isEmpty();
	}

	@Test
	default void drainsOnWhenTheOutcomeIsAcknowledged() {
		CallId id = add(newCall("alice", OPERATION, null)).id();
		store().terminate(id, Outcome.CANCELLED);
		store().acknowledge("alice", id);
		isOnlyDraining(id);
		store().acknowledge("alice", id);
		store().delivered(id, Delivery.FETCHED);
		isOnlyDraining(id);
	}

	@Test
	default void drainsOnAfterTheLittleTimeThatADeliveredOutcomeIsKept() {
		CallId id = add(repeatable("key")).id();
		store().terminate(id, Outcome.CANCELLED);
		store().delivered(id, Delivery.ANSWERED);
		sweepAfter(DELIVERED_RETENTION.minus(MOMENT));
		assertThat(store().find(id)).isNotNull();
		sweepAfter(MOMENT.multipliedBy(2));
		isOnlyDraining(id);
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "key")).isNull();
		sweepAfter(RETENTION.minus(DELIVERED_RETENTION));
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
	}

	@Test
	default void drainsNoLongerThanRetentionWhenTheOutcomeIsDelivered() {
		CallId id = addDraining();
		sweepAfter(Duration.ofMinutes(5));
		store().delivered(id, Delivery.ANSWERED);
		sweepAfter(RETENTION.minus(Duration.ofMinutes(5)).minus(MOMENT));
		isOnlyDraining(id);
		sweepAfter(MOMENT.multipliedBy(2));
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
		assertThat(page(true).calls()).isEmpty();
	}

	@Test
	default void ignoresThatTheManagerOfAnOutstandingCallIsDone() {
		CallId id = add();
		store().drained(id);
		assertThat(store().find(id)).isNotNull();
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
	}

	private void isOnlyDraining(CallId id) {
		assertThat(store().find(id)).isNull();
		assertThat(store().counts()).isEqualTo(new CallCounts(1, 0, Map.of()));
		assertThat(page(true).calls()).singleElement().satisfies((call) -> {
			assertThat(call.id()).isEqualTo(id);
			assertThat(call.state().isEnded()).isTrue();
			assertThat(call.draining()).isTrue();
		});
	}

}
