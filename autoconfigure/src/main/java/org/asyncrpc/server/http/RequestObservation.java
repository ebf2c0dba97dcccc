package org.asyncrpc.server.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Is told which resource a request is about, so that the observation of the request has a
 * name of low cardinality.
 */
@FunctionalInterface
public interface RequestObservation {

	/**
	 * Nobody observes.
	 */
	RequestObservation NONE = (request, pattern) -> {
	};

	/**
	 * Names the resource.
	 * @param request the request
	 * @param pattern the path of the resource as a pattern, below the context path
	 */
	void pathPattern(HttpServletRequest request, String pattern);

}
