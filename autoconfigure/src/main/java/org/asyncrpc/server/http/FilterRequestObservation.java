package org.asyncrpc.server.http;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Tells Spring's observation filter. There is no second dispatch through Spring MVC that
 * would.
 */
public final class FilterRequestObservation implements RequestObservation {

	@Override
	public void pathPattern(HttpServletRequest request, String pattern) {
		ServerHttpObservationFilter.findObservationContext(request)
			.ifPresent((context) -> context.setPathPattern(pattern));
	}

}
