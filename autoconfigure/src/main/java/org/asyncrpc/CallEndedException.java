package org.asyncrpc;

/**
 * Thrown when a transaction is to be committed in which a call was ended, provisionally,
 * that somebody else has ended since. The transaction is rolled back.
 */
public class CallEndedException extends RuntimeException {

	/**
	 * Create an exception.
	 */
	public CallEndedException() {
		super("The call was ended by somebody else before the transaction was committed");
	}

}
