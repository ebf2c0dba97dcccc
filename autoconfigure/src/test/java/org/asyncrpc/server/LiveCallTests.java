package org.asyncrpc.server;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.StoredCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveCallTests {

	private final LiveCall call = new LiveCall(new CallRecord(new CallId(1, 2), "order/place", null, 0, 1000, null,
			null, null, new Home("node", NodeLoss.ABORT)), null, true);

	private final CountingWatcher watcher = new CountingWatcher();

	@Test
	void whoeverWaitsForACallThatIsTakenBackIsTold() {
		assertThat(this.call.watch(this.watcher)).isTrue();
		this.call.withdrawn();
		assertThat(this.watcher.gone).isOne();
	}

	@Test
	void nobodyCanWaitForACallThatWasTakenBack() {
		this.call.withdrawn();
		assertThat(this.call.watch(this.watcher)).isFalse();
	}

	@Test
	void whoeverWaitsNoLongerIsNotTold() {
		this.call.watch(this.watcher);
		this.call.unwatch(this.watcher);
		this.call.withdrawn();
		assertThat(this.watcher.gone).isZero();
	}

	@Test
	void whoeverWaitsForACallThatGoesOnElsewhereIsToldOnce() {
		this.call.watch(this.watcher);
		this.call.left();
		this.call.left();
		assertThat(this.watcher.left).isOne();
		assertThat(this.watcher.gone).isZero();
		assertThat(this.call.watch(this.watcher)).isFalse();
	}

	@Test
	void aCallIsDismissedOnce() {
		assertThat(this.call.dismiss()).isTrue();
		assertThat(this.call.dismiss()).isFalse();
		assertThat(this.call.isAdmitted()).isFalse();
	}

	private static final class CountingWatcher implements CallWatcher {

		private int gone;

		private int left;

		@Override
		public void ended(StoredCall call) {
		}

		@Override
		public void gone() {
			this.gone++;
		}

		@Override
		public void left() {
			this.left++;
		}

	}

}
