package org.asyncrpc.server;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.StoredCall;

/**
 * Counts what happens to calls on this node. Called on the threads that make it happen;
 * an implementation returns at once and throws nothing.
 */
public interface CallMetrics {

	/**
	 * Nobody counts.
	 */
	CallMetrics NONE = new NoCallMetrics();

	/**
	 * Puts something around the store that measures it.
	 * @param store the store
	 * @return what the server uses in its place
	 */
	CallStore measured(CallStore store);

	/**
	 * A call that this node has admitted has ended. Told once for each call.
	 * @param call the call as it ended
	 */
	void ended(StoredCall call);

	/**
	 * A request was refused before it became a call.
	 * @param operation the operation
	 * @param code what the client is told
	 */
	void refused(String operation, String code);

	/**
	 * A listener of the application was due.
	 * @param operation the operation of its call
	 * @param notification what became of it
	 */
	void notified(String operation, Notification notification);

	/**
	 * What became of a listener that was due.
	 */
	enum Notification {

		/** It has run. */
		RUN,

		/** It has thrown. */
		FAILED,

		/** The executor refused to run it. */
		REFUSED

	}

}
