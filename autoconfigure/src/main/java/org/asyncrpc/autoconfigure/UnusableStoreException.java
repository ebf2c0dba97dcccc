package org.asyncrpc.autoconfigure;

/**
 * The application lacks what the store needs that it has chosen.
 */
final class UnusableStoreException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String action;

	UnusableStoreException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * What to change.
	 * @return a sentence or more
	 */
	String action() {
		return this.action;
	}

}
