package org.asyncrpc.store;

/**
 * On what grounds somebody ends a call.
 */
public enum Claim {

	/**
	 * This node dispatched the call to its manager. Void once the node has lost the call,
	 * even if it is back: somebody else is in charge then.
	 */
	DISPATCHED,

	/** Somebody found the call, by its id or its key, on whatever node. */
	FOUND

}
