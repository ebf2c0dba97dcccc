package org.asyncrpc;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Takes up calls again that were made before, by this application before it was started
 * again, or by another one: the id of the call is all it takes.
 * <p>
 * A bean of this type is there to be injected. It is safe for use by any thread.
 */
public interface AsyncRpcClients {

	/**
	 * Takes up a call at the only server that this application has clients for.
	 * @param callId the id of the call
	 * @param type the type of the reply
	 * @param <R> the type of the reply
	 * @return the call, which ends with {@code UNKNOWN_CALL} if the server does not know
	 * it
	 * @throws IllegalStateException if there are clients for several servers, or for none
	 */
	<R> AsyncCall<R> attach(String callId, Class<R> type);

	/**
	 * Takes up a call whose reply has a generic type, at the only server that this
	 * application has clients for.
	 * @param callId the id of the call
	 * @param type the type of the reply
	 * @param <R> the type of the reply
	 * @return the call, which ends with {@code UNKNOWN_CALL} if the server does not know
	 * it
	 * @throws IllegalStateException if there are clients for several servers, or for none
	 */
	<R> AsyncCall<R> attach(String callId, ParameterizedTypeReference<R> type);

	/**
	 * Takes up calls at the server of one client.
	 * @param client the name of the client, see {@link AsyncRpcClient#name()}
	 * @return the same methods, for that server
	 * @throws IllegalArgumentException if there is no client of this name
	 */
	AsyncRpcClients of(String client);

}
