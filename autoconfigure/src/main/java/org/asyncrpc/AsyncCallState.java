package org.asyncrpc;

/**
 * The state of a call. A call starts {@link #OUTSTANDING} and ends once, in one of the
 * other states, which it never leaves.
 */
public enum AsyncCallState {

	/** Nobody has ended the call yet. */
	OUTSTANDING,

	/** The manager sent a reply. */
	COMPLETED,

	/** The manager, the deadline or the server ended the call with a code. */
	ABORTED,

	/** The client ended the call with an abortive cancel. */
	CANCELLED;

	/**
	 * Whether a call in this state has ended.
	 * @return {@code true} for every state but {@link #OUTSTANDING}
	 */
	public boolean isEnded() {
		return this != OUTSTANDING;
	}

}
