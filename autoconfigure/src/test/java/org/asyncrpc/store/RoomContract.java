package org.asyncrpc.store;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The room for ended calls.
 */
interface RoomContract extends CallStoreFixture {

	@Test
	default void refusesCallsWhenTooManyAreRetained() {
		CallId outstanding = add();
		List<CallId> ended = fill();
		CallRecord refused = newCall();
		assertThat(store().add(refused)).isEqualTo(AddResult.FULL);
		assertThat(store().find(refused.id())).isNull();
		assertThat(ended)
			.allSatisfy((id) -> assertThat(store().find(id).outcome()).usingRecursiveComparison().isEqualTo(REPLY));
		assertThat(store().end(outstanding, REPLY, Claim.DISPATCHED)).isTrue();
		assertThat(store().find(outstanding).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
	}

	@Test
	default void refusesCallsWhenTooManyBytesAreRetained() {
		CallId id = add();
		store().end(id, Outcome.completed(new byte[MAX_RETAINED_BYTES]), Claim.DISPATCHED);
		assertThat(store().add(newCall())).isEqualTo(AddResult.FULL);
		store().acknowledge(null, id);
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void doesNotCountOutstandingCalls() {
		for (int i = 0; i < MAX_RETAINED; i++) {
			add();
		}
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void answersRepeatsWhenFull() {
		CallRecord call = add(repeatable("key"));
		fill();
		assertThat(store().add(repeatable("key"))).isEqualTo(new AddResult.Repeated(store().find(call.id())));
		assertThat(store().add(newCall("alice", OPERATION, new Idempotency("key", "other"))))
			.isEqualTo(AddResult.KEY_REUSED);
	}

	@Test
	default void leavesAKeyFreeWhenFull() {
		List<CallId> ended = fill();
		assertThat(store().add(repeatable("key"))).isEqualTo(AddResult.FULL);
		store().acknowledge(null, ended.get(0));
		assertThat(store().add(repeatable("key"))).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void hasRoomAgainWhenRetentionEnds() {
		fill();
		sweepAfter(RETENTION.plus(MOMENT));
		assertThat(store().counts().retained()).isZero();
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void hasRoomAgainWhenAnOutcomeIsDelivered() {
		store().delivered(fill().get(0), Delivery.ANSWERED);
		assertThat(store().counts().retained()).isEqualTo(MAX_RETAINED - 1);
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void hasRoomForTheNextCallWhenAnOutcomeIsDelivered() {
		store().delivered(fill().get(0), Delivery.ANSWERED);
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void needsNoRoomForDrainingCallsWhoseClientsHaveTheOutcome() {
		for (int i = 0; i < MAX_RETAINED; i++) {
			store().delivered(addDraining(), Delivery.ANSWERED);
		}
		assertThat(store().counts().retained()).isZero();
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void refusesThePrincipalOfWhomTooManyCallsAreRetained() {
		List<CallId> ended = new ArrayList<>();
		for (int i = 0; i < MAX_RETAINED_PER_PRINCIPAL; i++) {
			ended.add(addEnded("alice", REPLY));
		}
		expectNoRoomForAlice();
		store().acknowledge("alice", ended.get(0));
		expectRoomForAlice();
	}

	@Test
	default void refusesThePrincipalOfWhomTooManyBytesAreRetained() {
		CallId ended = addEnded("alice", Outcome.completed(new byte[MAX_RETAINED_BYTES_PER_PRINCIPAL]));
		expectNoRoomForAlice();
		store().acknowledge("alice", ended);
		expectRoomForAlice();
	}

	@Test
	default void givesThePrincipalRoomAgainWhenRetentionEnds() {
		addEnded("alice", Outcome.completed(new byte[MAX_RETAINED_BYTES_PER_PRINCIPAL]));
		expectNoRoomForAlice();
		moveClock(RETENTION.plus(MOMENT));
		expectRoomForAlice();
	}

	// Some stores only know a little later
	private void expectNoRoomForAlice() {
		store().sweep();
		CallRecord refused = newCall("alice", OPERATION, null);
		assertThat(store().add(refused)).isEqualTo(AddResult.FULL);
		assertThat(store().find(refused.id())).isNull();
		assertThat(store().add(newCall("bob", OPERATION, null))).isEqualTo(AddResult.ADDED);
		assertThat(store().add(newCall())).isEqualTo(AddResult.ADDED);
	}

	private void expectRoomForAlice() {
		await().until(() -> {
			store().sweep();
			return store().add(newCall("alice", OPERATION, null)) instanceof AddResult.Added;
		});
	}

	private CallId addEnded(String principal, Outcome outcome) {
		CallId id = add(newCall(principal, OPERATION, null)).id();
		store().end(id, outcome, Claim.DISPATCHED);
		return id;
	}

	private List<CallId> fill() {
		List<CallId> ended = new ArrayList<>();
		for (int i = 0; i < MAX_RETAINED; i++) {
			ended.add(addEnded());
		}
		return ended;
	}

}
