package org.asyncrpc;

import java.util.Optional;

/**
 * Finds calls that are outstanding, so that a webhook, a message listener, a person's
 * click or the application after a restart can end them.
 * <p>
 * A bean of this type is there to be injected. It is safe for use by any thread.
 */
public interface AsyncCalls {

	/**
	 * Finds an outstanding call by its id.
	 * @param callId the id, as {@link AsyncCallHandle#callId()} returned it
	 * @return a handle that can end the call, or nothing if there is no outstanding call
	 * with this id
	 */
	Optional<AsyncCallHandle<Object>> find(String callId);

	/**
	 * Finds an outstanding call by its business key.
	 * @param operation the operation, as {@code manager/method}
	 * @param key the key that {@link AsyncCallHandle#key(String)} gave to the call
	 * @return a handle that can end the call, or nothing if no outstanding call of the
	 * operation has this key
	 */
	Optional<AsyncCallHandle<Object>> findByKey(String operation, String key);

	/**
	 * The outstanding calls, oldest first, a page at a time. Calls that end meanwhile are
	 * not repeated and not skipped over: every call that stays outstanding is on exactly
	 * one page.
	 * @param query which calls, how many, and where to go on
	 * @return one page
	 */
	AsyncCallPage outstanding(AsyncCallQuery query);

}
