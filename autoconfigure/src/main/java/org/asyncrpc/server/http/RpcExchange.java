package org.asyncrpc.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request to a resource of the protocol.
 *
 * @param request the request
 * @param response its response
 * @param id the id in the path, as the client wrote it; empty if the path has none
 */
record RpcExchange(HttpServletRequest request, HttpServletResponse response, String id) {

	/**
	 * Who makes the request.
	 * @return the name of the principal, or {@code null} if anonymous
	 */
	@Nullable String principal() {
		return RequestHeaders.principal(this.request);
	}

}
