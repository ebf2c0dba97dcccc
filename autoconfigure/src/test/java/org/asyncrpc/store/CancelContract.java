package org.asyncrpc.store;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.RecordingListener.CancelRequested;
import org.asyncrpc.store.RecordingListener.Ended;
import org.asyncrpc.store.RecordingListener.Progressed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to outstanding calls: cancels that are asked for, and progress.
 */
interface CancelContract extends CallStoreFixture {

	@Test
	default void requestsACancelOnce() {
		CallRecord call = add(newCall());
		store().requestCancel(call.id());
		store().requestCancel(call.id());
		assertThat(store().find(call.id())).isEqualTo(new StoredCall(call, true, null, null, null, 0, false));
		assertThat(listener().events()).containsExactly(new CancelRequested(call.id()));
	}

	@Test
	default void endsACallWhoseCancelWasRequested() {
		CallId id = add();
		store().requestCancel(id);
		assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
		assertThat(store().find(id).cancelRequested()).isTrue();
		assertThat(store().find(id).draining()).isFalse();
	}

	@Test
	default void requestsNoCancelOfAnEndedCall() {
		CallId id = addEnded();
		store().requestCancel(id);
		assertThat(store().find(id).cancelRequested()).isFalse();
		assertThat(listener().events()).hasSize(1).first().isInstanceOf(Ended.class);
	}

	@Test
	default void keepsTheLatestProgress() {
		CallId id = add();
		AsyncCallProgress first = new AsyncCallProgress(0.25, "Picking");
		AsyncCallProgress second = new AsyncCallProgress(0.5, null);
		store().progress(id, first);
		store().progress(id, second);
		assertThat(store().find(id).progress()).isEqualTo(second);
		assertThat(listener().events()).containsExactly(new Progressed(id, first), new Progressed(id, second));
	}

	@Test
	default void keepsProgressAndKeyApart() {
		CallId id = add();
		AsyncCallProgress progress = new AsyncCallProgress(0.25, "Picking");
		store().assignKey(id, "order-1");
		store().progress(id, progress);
		store().assignKey(id, "order-2");
		assertThat(store().find(id).progress()).isEqualTo(progress);
		assertThat(store().find(id).key()).isEqualTo("order-2");
	}

	@Test
	default void ignoresProgressOfAnEndedCall() {
		CallId id = addEnded();
		store().progress(id, new AsyncCallProgress(1, null));
		assertThat(store().find(id).progress()).isNull();
		assertThat(listener().events()).hasSize(1).first().isInstanceOf(Ended.class);
	}

}
