package org.asyncrpc.store;

import org.asyncrpc.AsyncCallProgress;

/**
 * Hears what happens to the calls of a store, whoever made it happen. Called on the
 * thread that made the change, with no lock held; an implementation returns quickly and
 * throws nothing. In a store that several nodes share these are hints: one may be late or
 * missing, and {@link CallStore#find(CallId)} has the truth.
 */
public interface CallStoreListener {

	/**
	 * A call has ended, and its outcome can be seen by everybody.
	 * @param call the call as it ended
	 */
	void ended(StoredCall call);

	/**
	 * The result of an outstanding call, or of one that has just ended without its
	 * manager, is no longer wanted.
	 * @param id the id of the call
	 */
	void cancelRequested(CallId id);

	/**
	 * A call has come further.
	 * @param id the id of the call
	 * @param progress its latest progress
	 */
	void progressed(CallId id, AsyncCallProgress progress);

}
