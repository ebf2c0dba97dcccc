package org.asyncrpc;

/**
 * Thrown to whoever gives a call a business key that another outstanding call of the same
 * operation already has. The call keeps the key that it had, if any.
 *
 * @see AsyncCallHandle#key(String)
 */
public class DuplicateKeyException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param operation the operation, as {@code manager/method}
	 */
	public DuplicateKeyException(String operation) {
		super("Another outstanding call of '%s' already has this key".formatted(operation));
	}

}
