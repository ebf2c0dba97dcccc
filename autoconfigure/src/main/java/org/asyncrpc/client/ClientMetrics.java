package org.asyncrpc.client;

/**
 * Counts what becomes of calls. Nothing is kept for a call that waits.
 */
@FunctionalInterface
public interface ClientMetrics {

	/**
	 * Counts nothing.
	 */
	ClientMetrics NONE = (client, operation, outcome, millis) -> {
	};

	/**
	 * A call has ended for its client.
	 * @param client the name of the client
	 * @param operation the operation, as {@code manager/method}
	 * @param outcome the state of the call, or a code of the protocol
	 * @param millis how long the call was outstanding, in milliseconds
	 */
	void ended(String client, String operation, String outcome, long millis);

}
