package org.asyncrpc.testing;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes which requests have given their thread back, answered or not.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReturnedRequests extends OncePerRequestFilter {

	static final String HEADER = "Test-Request";

	private final Set<String> returned = ConcurrentHashMap.newKeySet();

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		finally {
			@Nullable String id = request.getHeader(HEADER);
			if (id != null) {
				this.returned.add(id);
			}
		}
	}

	boolean contains(String id) {
		return this.returned.contains(id);
	}

	void clear() {
		this.returned.clear();
	}

}
