package org.asyncrpc.server.http;

import java.io.IOException;

/**
 * A resource of the protocol.
 */
interface RpcResource {

	/**
	 * The HTTP method that the resource takes.
	 * @return the name of the method
	 */
	String method();

	/**
	 * The path of the resource, for observations.
	 * @return a pattern below the base path
	 */
	String pattern();

	/**
	 * Handles a request, on its thread.
	 * @param exchange the request
	 * @throws IOException if the connection fails
	 * @throws org.asyncrpc.server.CallRefusedException if the request is refused
	 */
	void handle(RpcExchange exchange) throws IOException;

}
