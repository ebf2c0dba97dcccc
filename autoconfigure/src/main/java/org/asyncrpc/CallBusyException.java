package org.asyncrpc;

/**
 * Thrown to whoever wants to end a call that somebody else is just ending in a
 * transaction, which did not finish in time. Whether the call will have ended then is not
 * known yet; the attempt can be repeated.
 */
public class CallBusyException extends RuntimeException {

	/**
	 * Create an exception.
	 */
	public CallBusyException() {
		super("Somebody else is ending the call in a transaction that is still open");
	}

	/**
	 * Create an exception with a cause.
	 * @param cause what the store said
	 */
	public CallBusyException(Throwable cause) {
		super("Somebody else is ending the call in a transaction that is still open", cause);
	}

}
