package org.asyncrpc.store;

import org.asyncrpc.store.RecordingListener.CancelRequested;
import org.asyncrpc.store.RecordingListener.Ended;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a node does about its calls when it stops, and how it hears of others.
 */
interface NodeContract extends CallStoreFixture {

	@Test
	default void endsCallsThatAreGivenUp() {
		CallRecord call = add(newCall());
		CallId ended = addEnded();
		assertThat(store().giveUp()).isEmpty();
		assertThat(store().find(call.id()).outcome()).isEqualTo(Outcome.SERVER_LOST);
		assertThat(store().find(ended).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
		assertThat(listener().ended(call.id())).hasSize(1);
		assertThat(listener().events()).contains(new CancelRequested(call.id()));
		assertThat(store().end(call.id(), REPLY, Claim.DISPATCHED)).isFalse();
		assertThat(store().counts().outstanding()).isZero();
	}

	@Test
	default void takesCallsAgainAfterItGaveUpOthers() {
		store().giveUp();
		CallId id = add();
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
	}

	@Test
	default void startsAgainAfterAStop() {
		store().stop();
		store().start(HOME.node(), listener());
		CallId id = add();
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
		assertThat(listener().events()).filteredOn(Ended.class::isInstance).hasSize(1);
	}

	@Test
	default void tellsWhoeverWatchesACallThatHasEnded() {
		CallId id = addEnded();
		store().watch(id);
		await().until(() -> {
			store().sweep();
			return !listener().ended(id).isEmpty();
		});
		assertThat(listener().ended(id))
			.allSatisfy((call) -> assertThat(call.outcome()).usingRecursiveComparison().isEqualTo(REPLY));
	}

	@Test
	default void tellsNothingAboutAWatchedCallThatIsGone() {
		CallId unknown = CallStoreFixture.newId();
		store().watch(unknown);
		store().sweep();
		store().unwatch(unknown);
		assertThat(listener().events()).isEmpty();
	}

}
