package org.asyncrpc.store;

import org.asyncrpc.AsyncCallProgress;

/**
 * Hears what happens to the calls of a store that concern this node, whoever made it
 * happen. Called on the thread that made the change, or on one of the store's own for
 * what another node did, or what a transaction did once it was committed. No lock is
 * held; an implementation returns quickly and throws nothing. In a store that several
 * nodes share these are hints: one may be late or be told again, and
 * {@link CallStore#find(CallId)} has the truth.
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

	/**
	 * This node was taken for lost, and has lost all calls that it had dispatched so far.
	 * What happened to them is not told, unless they are {@linkplain CallStore#watch
	 * watched} from now on.
	 */
	void lost();

}
