package org.asyncrpc.store.jdbc;

import java.util.List;

import org.asyncrpc.store.CallId;

/**
 * What is done to several calls in one round trip and one commit, apart from any
 * transaction of the caller. Calls that somebody has locked are passed over. The results
 * are in the order of the calls, and {@code true} for those that it was done to.
 */
interface CallGroups {

	/**
	 * Stores new calls.
	 * @param calls the calls
	 * @return {@code false} for a call whose idempotency key another one has
	 */
	List<Boolean> add(List<NewCall> calls);

	/**
	 * Ends calls.
	 * @param ends how to end them
	 * @return which of them have won
	 */
	List<Boolean> end(List<EndRequest> ends);

	/**
	 * Removes calls whose outcome has reached the client, unless something is still to be
	 * done about them.
	 * @param ids the ids of the calls
	 * @return which of them are gone
	 */
	List<Boolean> remove(List<CallId> ids);

}
