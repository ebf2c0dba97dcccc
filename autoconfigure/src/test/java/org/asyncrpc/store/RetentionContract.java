package org.asyncrpc.store;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long ended calls are kept.
 */
interface RetentionContract extends CallStoreFixture {

	@Test
	default void keepsAnEndedCallForItsRetention() {
		moveClock(Duration.ofMinutes(30));
		CallId id = addEnded();
		sweepAfter(RETENTION.minus(MOMENT));
		assertThat(store().find(id)).isNotNull();
		assertThat(store().counts().retained()).isEqualTo(1);
		sweepAfter(MOMENT.multipliedBy(2));
		assertThat(store().find(id)).isNull();
		assertThat(store().counts().retained()).isZero();
		assertThat(listener().events()).hasSize(1);
	}

	@Test
	default void dropsAnAnsweredCall() {
		CallId id = addEnded();
		store().delivered(id, Delivery.ANSWERED);
		assertThat(store().find(id)).isNull();
		assertThat(store().counts().retained()).isZero();
	}

	@Test
	default void keepsAnAnsweredCallWithIdempotencyKeyALittle() {
		CallId id = add(repeatable("key")).id();
		store().end(id, REPLY, Claim.DISPATCHED);
		store().delivered(id, Delivery.ANSWERED);
		isKeptFor(id, DELIVERED_RETENTION);
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "key")).isNull();
	}

	@Test
	default void keepsAFetchedCallALittle() {
		CallId id = addEnded();
		store().delivered(id, Delivery.FETCHED);
		isKeptFor(id, DELIVERED_RETENTION);
	}

	@Test
	default void neverKeepsACallLongerBecauseItWasDelivered() {
		CallId id = addEnded();
		sweepAfter(RETENTION.minus(Duration.ofSeconds(10)));
		store().delivered(id, Delivery.FETCHED);
		isKeptFor(id, Duration.ofSeconds(10));
	}

	@Test
	default void countsFromTheFirstDelivery() {
		CallId id = addEnded();
		store().delivered(id, Delivery.FETCHED);
		sweepAfter(DELIVERED_RETENTION.minus(Duration.ofSeconds(10)));
		store().delivered(id, Delivery.FETCHED);
		isKeptFor(id, Duration.ofSeconds(10));
	}

	@Test
	default void deliversNothingOfAnOutstandingCall() {
		CallId id = add();
		store().delivered(id, Delivery.ANSWERED);
		store().delivered(id, Delivery.FETCHED);
		sweepAfter(DELIVERED_RETENTION.plus(MOMENT));
		assertThat(store().find(id)).isNotNull();
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
		isKeptFor(id, RETENTION);
	}

	@Test
	default void dropsAnAcknowledgedCall() {
		CallId id = add(newCall("alice", OPERATION, null)).id();
		store().end(id, REPLY, Claim.DISPATCHED);
		store().acknowledge("alice", id);
		assertThat(store().find(id)).isNull();
		assertThat(store().counts().retained()).isZero();
	}

	@Test
	default void dropsAnAcknowledgedAnonymousCall() {
		CallId id = addEnded();
		store().acknowledge(null, id);
		assertThat(store().find(id)).isNull();
	}

	@Test
	default void leavesTheCallsOfOthersAlone() {
		CallId alice = add(newCall("alice", OPERATION, null)).id();
		CallId anonymous = addEnded();
		store().end(alice, REPLY, Claim.DISPATCHED);
		store().acknowledge("bob", alice);
		store().acknowledge(null, alice);
		store().acknowledge("bob", anonymous);
		assertThat(store().find(alice)).isNotNull();
		assertThat(store().find(anonymous)).isNotNull();
	}

	@Test
	default void acknowledgesNothingOfAnOutstandingCall() {
		CallId id = add();
		store().acknowledge(null, id);
		assertThat(store().find(id)).isNotNull();
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
	}

	private void isKeptFor(CallId id, Duration duration) {
		sweepAfter(duration.minus(MOMENT));
		assertThat(store().find(id)).isNotNull();
		sweepAfter(MOMENT.multipliedBy(2));
		assertThat(store().find(id)).isNull();
		assertThat(store().counts().retained()).isZero();
	}

}
