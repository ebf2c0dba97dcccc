package org.asyncrpc.actuate;

/**
 * Which calls are listed.
 */
public enum CallListState {

	/** Calls that nobody has ended yet. */
	OUTSTANDING,

	/** Calls that ended without their manager, which may still be at work. */
	DRAINING

}
