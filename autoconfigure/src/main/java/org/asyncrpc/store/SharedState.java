package org.asyncrpc.store;

/**
 * What the stripes of one store have in common. All of it is safe for use by any thread.
 *
 * @param settings how long ended calls are kept
 * @param room how much room they take
 * @param keys the outstanding calls that have a business key
 * @param idempotencyKeys the calls whose requests had an idempotency key
 */
record SharedState(MemoryCallStore.Settings settings, RetainedRoom room, NameIndex keys, NameIndex idempotencyKeys) {

	static SharedState of(MemoryCallStore.Settings settings) {
		RetainedRoom room = new RetainedRoom(settings.maxRetained(), settings.maxRetainedBytes());
		return new SharedState(settings, room, new NameIndex(), new NameIndex());
	}

}
