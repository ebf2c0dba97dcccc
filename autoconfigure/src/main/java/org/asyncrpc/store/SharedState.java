package org.asyncrpc.store;

/**
 * What the stripes of one store have in common. All of it is safe for use by any thread.
 *
 * @param retention how long ended calls are kept
 * @param room how much room they take
 * @param keys the outstanding calls that have a business key
 * @param idempotencyKeys the calls whose requests had an idempotency key
 */
record SharedState(Retention retention, RetainedRoom room, NameIndex keys, NameIndex idempotencyKeys) {

	static SharedState of(Retention retention) {
		return new SharedState(retention, new RetainedRoom(retention), new NameIndex(), new NameIndex());
	}

}
