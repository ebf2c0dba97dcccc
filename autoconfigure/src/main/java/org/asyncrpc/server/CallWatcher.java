package org.asyncrpc.server;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.StoredCall;

/**
 * Somebody who waits for a call: a held request, a stream of events. Called on the thread
 * that made the change; an implementation returns at once and throws nothing.
 */
public interface CallWatcher {

	/**
	 * The call has ended. May be told more than once, by threads that race.
	 * @param call the call as it ended
	 */
	void ended(StoredCall call);

	/**
	 * The call is no longer there: it was not dispatched after all, or its outcome has
	 * been dropped. Nothing more will be told.
	 */
	void gone();

	/**
	 * The call goes on, but nothing more will be told, because this node stops.
	 */
	void left();

	/**
	 * The call is that of an earlier request, which the one that waits repeats. Told
	 * before anything else.
	 */
	default void repeats() {
	}

	/**
	 * The call has come further.
	 * @param progress its latest progress
	 */
	default void progressed(AsyncCallProgress progress) {
	}

}
