package org.asyncrpc.client;

import java.net.http.HttpRequest;

/**
 * Adds to every HTTP request that clients send, such as an {@code Authorization}. Beans
 * of this type are applied in their order.
 * <p>
 * Runs with the context of the thread that made the call, also when a request follows
 * later from another thread: all requests for a call must come from the same principal.
 * Runs on a thread that others need soon, so it should not block.
 */
@FunctionalInterface
public interface AsyncRpcRequestCustomizer {

	/**
	 * Adds to a request.
	 * @param request the request in the making; the headers of the protocol are added
	 * afterwards
	 * @param client the name of the client
	 */
	void customize(HttpRequest.Builder request, String client);

}
