package org.asyncrpc.store;

/**
 * What becomes of an outstanding call when the node that dispatched it is lost.
 */
public enum NodeLoss {

	/** It ends with {@link Outcome#SERVER_LOST}. */
	ABORT,

	/**
	 * It stays outstanding, if the store can keep it: somebody will end it by its id or
	 * its key.
	 */
	KEEP

}
