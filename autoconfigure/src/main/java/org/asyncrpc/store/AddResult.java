package org.asyncrpc.store;

/**
 * What became of a call that was to be stored.
 */
public sealed interface AddResult {

	/**
	 * The call is stored.
	 */
	AddResult ADDED = new Added();

	/**
	 * The idempotency key belongs to a call with other arguments.
	 */
	AddResult KEY_REUSED = new KeyReused();

	/**
	 * There is no room in which the outcome could be kept.
	 */
	AddResult FULL = new Full();

	/**
	 * The call is stored.
	 */
	record Added() implements AddResult {
	}

	/**
	 * The request repeats a call that is already stored.
	 *
	 * @param call that call
	 */
	record Repeated(StoredCall call) implements AddResult {
	}

	/**
	 * The idempotency key belongs to a call with other arguments.
	 */
	record KeyReused() implements AddResult {
	}

	/**
	 * There is no room in which the outcome could be kept.
	 */
	record Full() implements AddResult {
	}

}
