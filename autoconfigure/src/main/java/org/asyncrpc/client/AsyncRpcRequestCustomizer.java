package org.asyncrpc.client;

import java.net.http.HttpRequest;

/**
 * Adds to every HTTP request that clients send, such as an {@code Authorization}. Beans
 * of this type are applied in their order.
 * <p>
 * Runs with the context of the thread that made the call, also when a request follows
 * later from another thread: all requests for a call must come from the same principal.
 * Runs on a thread that others need soon, so it should not block.
 * <p>
 * Calls do not share requests when there is such a bean, unless
 * {@code asyncrpc.client.<name>.bindings=true} says that what it adds is the same for all
 * of them. It then runs for each request that makes calls with the context of one of
 * them, and for the stream of their outcomes without any.
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
