package org.asyncrpc.store;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.RecordingListener.CancelRequested;
import org.asyncrpc.store.RecordingListener.Progressed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a {@link CallStore} promises that several nodes share. A subclass makes two nodes
 * on one empty store, with the settings that {@link CallStoreFixture} names and a lease
 * of {@link #LEASE}.
 */
public abstract class SharedStoreContractTests implements CallStoreFixture {

	/** How long a node may be silent. */
	protected static final Duration LEASE = Duration.ofSeconds(15);

	private static final Home KEPT = new Home("node-1", NodeLoss.KEEP);

	private final RecordingListener listener = new RecordingListener();

	private final RecordingListener otherListener = new RecordingListener();

	private CallStore store;

	private CallStore other;

	/**
	 * Empties what the nodes share.
	 */
	protected abstract void clear();

	/**
	 * Creates a node.
	 * @return a node that is not started
	 */
	protected abstract CallStore createNode();

	@BeforeEach
	void startNodes() {
		clear();
		this.store = createNode();
		this.other = createNode();
		this.store.start("node-1", this.listener);
		this.other.start("node-2", this.otherListener);
	}

	@AfterEach
	void stopNodes() {
		this.store.stop();
		this.other.stop();
	}

	@Override
	public CallStore store() {
		return this.store;
	}

	@Override
	public RecordingListener listener() {
		return this.listener;
	}

	@Override
	public int rounds() {
		return 20;
	}

	@Test
	void anyNodeFindsACall() {
		CallId id = add(repeatable("key")).id();
		this.store.assignKey(id, "order-1");
		assertThat(this.other.find(id)).isEqualTo(this.store.find(id));
		assertThat(this.other.findByKey(OPERATION, "order-1").id()).isEqualTo(id);
		assertThat(this.other.findByIdempotencyKey("alice", OPERATION, "key").id()).isEqualTo(id);
		assertThat(this.other.page(new CallQuery(null, null, null, null, false, 10, null)).calls()).singleElement()
			.satisfies((call) -> assertThat(call.record().node()).isEqualTo("node-1"));
		assertThat(this.other.counts()).isEqualTo(this.store.counts());
	}

	@Test
	void noNodeFindsAnAnsweredCallAfterASweep() {
		CallId id = addAnswered();
		this.store.sweep();
		isGone(id);
	}

	@Test
	void aNodeThatStopsLeavesNoAnsweredCall() {
		CallId id = addAnswered();
		this.store.stop();
		isGone(id);
	}

	private void isGone(CallId id) {
		assertThat(this.other.find(id)).isNull();
		assertThat(this.other.counts().retained()).isZero();
	}

	private CallId addAnswered() {
		CallId id = add();
		assertThat(this.store.end(id, REPLY, Claim.DISPATCHED)).isTrue();
		this.store.delivered(id, Delivery.ANSWERED);
		return id;
	}

	@Test
	void callsOutliveNodes() {
		assertThat(this.store.instance()).isNull();
		assertThat(this.other.instance()).isNull();
	}

	@Test
	void keysAreUniqueOnAllNodes() {
		CallId id = add(repeatable("key")).id();
		assertThat(this.other.add(repeatable("key"))).isInstanceOfSatisfying(AddResult.Repeated.class,
				(repeated) -> assertThat(repeated.call().id()).isEqualTo(id));
		CallRecord second = newCall();
		this.other.add(second);
		this.store.assignKey(id, "order-1");
		assertThat(this.other.assignKey(second.id(), "order-1")).isFalse();
	}

	@Test
	void theNodeThatDispatchedACallHearsThatAnotherHasEndedIt() {
		CallId id = add();
		assertThat(this.other.end(id, REPLY, Claim.FOUND)).isTrue();
		assertThat(this.store.end(id, ABORT, Claim.DISPATCHED)).isFalse();
		awaitSwept(() -> !this.listener.ended(id).isEmpty());
		assertThat(this.listener.ended(id).get(0).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
	}

	@Test
	void onlyTheNodeThatDispatchedACallCanClaimThat() {
		CallId id = add();
		assertThat(this.other.end(id, REPLY, Claim.DISPATCHED)).isFalse();
		assertThat(this.store.end(id, REPLY, Claim.DISPATCHED)).isTrue();
	}

	@Test
	void aCancelReachesTheNodeThatDispatchedTheCall() {
		CallId id = add();
		this.other.requestCancel(id);
		awaitSwept(() -> this.listener.events().contains(new CancelRequested(id)));
		assertThat(this.store.find(id).state()).isEqualTo(AsyncCallState.OUTSTANDING);
	}

	@Test
	void anAbortiveCancelReachesTheNodeThatDispatchedTheCall() {
		CallId id = add();
		this.other.terminate(id, Outcome.CANCELLED);
		awaitSwept(() -> !this.listener.ended(id).isEmpty());
		assertThat(this.listener.events()).contains(new CancelRequested(id));
		assertThat(this.other.counts().draining()).isOne();
		this.store.drained(id);
		assertThat(this.other.counts().draining()).isZero();
	}

	@Test
	void theNodeThatDispatchedACallHearsOfItsEndAlthoughTheClientIsDoneWithIt() {
		CallId id = add();
		this.other.end(id, REPLY, Claim.FOUND);
		this.other.acknowledge(null, id);
		assertThat(this.store.find(id)).isNull();
		awaitSwept(() -> !this.listener.ended(id).isEmpty());
		assertThat(this.store.counts().retained()).isZero();
	}

	@Test
	void whoeverWatchesACallHearsOfItsEnd() {
		CallId id = add();
		this.other.watch(id);
		this.store.end(id, REPLY, Claim.DISPATCHED);
		awaitSwept(() -> !this.otherListener.ended(id).isEmpty());
		assertThat(this.otherListener.ended(id).get(0).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
	}

	@Test
	void whoeverWatchesACallHearsOfTheProgressThatItHadMade() {
		CallId id = add();
		AsyncCallProgress progress = new AsyncCallProgress(0.5, "Half");
		this.store.progress(id, progress);
		this.other.watch(id);
		awaitSwept(() -> this.otherListener.events().contains(new Progressed(id, progress)));
	}

	@Test
	void whoeverWatchesACallHearsOfItsProgressAndOfACancel() {
		CallId id = add();
		this.other.watch(id);
		awaitSwept(() -> true);
		AsyncCallProgress progress = new AsyncCallProgress(0.5, "Half");
		this.store.progress(id, progress);
		this.store.requestCancel(id);
		awaitSwept(() -> this.otherListener.events()
			.containsAll(List.of(new Progressed(id, progress), new CancelRequested(id))));
	}

	@Test
	void whoeverWatchesNoLongerHearsNothing() {
		CallId id = add();
		CallId watched = add();
		this.other.watch(id);
		this.other.watch(watched);
		this.other.unwatch(id);
		this.store.end(id, REPLY, Claim.DISPATCHED);
		this.store.end(watched, REPLY, Claim.DISPATCHED);
		awaitSwept(() -> !this.otherListener.ended(watched).isEmpty());
		assertThat(this.otherListener.ended(id)).isEmpty();
	}

	@Test
	void aNodeThatIsSilentForTooLongLosesItsCalls() {
		CallId lost = add();
		CallId kept = add(keptCall()).id();
		CallId ended = addEnded();
		letLeaseEnd();
		this.other.sweep();
		assertThat(this.other.find(lost).outcome()).isEqualTo(Outcome.SERVER_LOST);
		assertThat(this.other.find(kept).state()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(this.other.find(ended).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
		assertThat(this.other.end(kept, REPLY, Claim.FOUND)).isTrue();
	}

	@Test
	void aNodeThatIsBackCannotEndWhatItHasLost() {
		CallId lost = add();
		CallId kept = add(keptCall()).id();
		letLeaseEnd();
		this.other.sweep();
		assertThat(this.store.end(lost, REPLY, Claim.DISPATCHED)).isFalse();
		assertThat(this.store.end(kept, REPLY, Claim.DISPATCHED)).isFalse();
		this.store.sweep();
		assertThat(this.listener.losses()).isOne();
		assertThat(this.store.end(kept, REPLY, Claim.DISPATCHED)).isFalse();
		assertThat(this.store.end(kept, REPLY, Claim.FOUND)).isTrue();
	}

	@Test
	void aNodeThatIsBackHearsOfWhatItHasLostIfItWatches() {
		CallId lost = add();
		letLeaseEnd();
		this.other.sweep();
		this.store.sweep();
		this.store.watch(lost);
		awaitSwept(() -> !this.listener.ended(lost).isEmpty());
	}

	@Test
	void aNodeThatIsBackTakesCallsAgain() {
		letLeaseEnd();
		this.other.sweep();
		this.store.sweep();
		CallId id = add();
		letLeaseEndOfNobody();
		assertThat(this.store.end(id, REPLY, Claim.DISPATCHED)).isTrue();
	}

	@Test
	void aNodeKeepsItsCallsAsLongAsItIsNotSilent() {
		CallId id = add();
		letLeaseEndOfNobody();
		letLeaseEndOfNobody();
		assertThat(this.listener.losses()).isZero();
		assertThat(this.store.find(id).state()).isEqualTo(AsyncCallState.OUTSTANDING);
	}

	@Test
	void nobodyLosesCallsBecauseTheStoreWasAway() {
		CallId id = add();
		moveClock(LEASE.multipliedBy(10));
		this.other.sweep();
		this.store.sweep();
		this.other.sweep();
		assertThat(this.listener.losses()).isZero();
		assertThat(this.store.end(id, REPLY, Claim.DISPATCHED)).isTrue();
	}

	@Test
	void aNodeThatDoesNotComeBackWithTheStoreLosesItsCalls() {
		CallId id = add();
		moveClock(LEASE.multipliedBy(10));
		this.other.sweep();
		assertThat(this.other.find(id).state()).isEqualTo(AsyncCallState.OUTSTANDING);
		letLeaseEnd();
		this.other.sweep();
		assertThat(this.other.find(id).outcome()).isEqualTo(Outcome.SERVER_LOST);
	}

	@Test
	void callsThatAreKeptOutliveTheStopOfTheirNode() {
		CallId lost = add();
		CallId kept = add(keptCall()).id();
		assertThat(this.store.giveUp()).containsExactly(kept);
		assertThat(this.other.find(lost).outcome()).isEqualTo(Outcome.SERVER_LOST);
		assertThat(this.listener.ended(lost)).hasSize(1);
		assertThat(this.store.end(kept, REPLY, Claim.DISPATCHED)).isFalse();
		this.store.stop();
		assertThat(this.other.end(kept, REPLY, Claim.FOUND)).isTrue();
	}

	@Test
	void aNodeThatStopsGivesUpItsCalls() {
		CallId lost = add();
		CallId kept = add(keptCall()).id();
		this.store.stop();
		assertThat(this.other.find(lost).outcome()).isEqualTo(Outcome.SERVER_LOST);
		assertThat(this.other.find(kept).state()).isEqualTo(AsyncCallState.OUTSTANDING);
	}

	@Test
	void aCallEndsOnceWhicheverNodeRaces() {
		for (int round = 0; round < rounds(); round++) {
			CallId id = add();
			List<Boolean> wins = Race.run(() -> this.store.end(id, REPLY, Claim.DISPATCHED),
					() -> this.other.end(id, ABORT, Claim.FOUND), () -> this.other.terminate(id, Outcome.CANCELLED));
			assertThat(wins).containsOnlyOnce(true);
			this.store.withdraw(id);
		}
	}

	private void letLeaseEnd() {
		for (int i = 0; i < 3; i++) {
			moveClock(LEASE.dividedBy(2));
			this.other.sweep();
		}
	}

	private void letLeaseEndOfNobody() {
		for (int i = 0; i < 6; i++) {
			moveClock(LEASE.dividedBy(3));
			this.store.sweep();
			this.other.sweep();
		}
	}

	private CallRecord keptCall() {
		CallRecord call = newCall();
		return new CallRecord(call.id(), call.operation(), null, call.acceptedAt(), call.deadline(), null, null, null,
				KEPT);
	}

	private void awaitSwept(BooleanSupplier condition) {
		await().until(() -> {
			moveClock(Duration.ofMillis(20));
			this.store.sweep();
			this.other.sweep();
			return condition.getAsBoolean();
		});
	}

}
