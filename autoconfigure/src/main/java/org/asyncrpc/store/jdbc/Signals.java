package org.asyncrpc.store.jdbc;

import org.asyncrpc.store.CallId;

/**
 * Hints to other nodes. None of these waits for the database.
 */
interface Signals {

	/**
	 * Without hints other nodes find out by themselves, a little later.
	 */
	Signals NONE = new Signals() {

		@Override
		public void start(String node) {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean areHeard() {
			return false;
		}

		@Override
		public void changed(CallId id) {
		}

		@Override
		public void watch(CallId id) {
		}

		@Override
		public void unwatch(CallId id) {
		}

	};

	/**
	 * Begins to send and to hear hints.
	 * @param node the id of this node
	 */
	void start(String node);

	void stop();

	/**
	 * Whether the hints of others arrive, so that there is little use in looking oneself.
	 * @return whether they arrive at the moment
	 */
	boolean areHeard();

	/**
	 * A call has changed, and that is committed.
	 * @param id the id of the call
	 */
	void changed(CallId id);

	/**
	 * This node wants to hear of a call.
	 * @param id the id of the call
	 */
	void watch(CallId id);

	/**
	 * This node no longer wants to hear of a call.
	 * @param id the id of the call
	 */
	void unwatch(CallId id);

}
