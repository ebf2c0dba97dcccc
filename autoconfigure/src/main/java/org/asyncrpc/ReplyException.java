package org.asyncrpc;

/**
 * Thrown to whoever completes a call with a reply that cannot be sent: it is not of the
 * type that the operation declares, it cannot be written as JSON, or it is larger than
 * the server allows. The call stays outstanding.
 */
public class ReplyException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what is wrong with the reply
	 */
	public ReplyException(String message) {
		super(message);
	}

	/**
	 * Create an exception with a cause.
	 * @param message what is wrong with the reply
	 * @param cause what the JSON mapper said
	 */
	public ReplyException(String message, Throwable cause) {
		super(message, cause);
	}

}
