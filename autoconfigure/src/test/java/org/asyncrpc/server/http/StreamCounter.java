package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.asyncrpc.testing.OrderManager;

import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the streams of events that the container has open.
 */
@Import(OrderManager.class)
class StreamCounter extends OncePerRequestFilter implements AsyncListener {

	private final AtomicInteger open = new AtomicInteger();

	int open() {
		return this.open.get();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, response);
		if (request.getRequestURI().endsWith("/events") && request.isAsyncStarted()) {
			this.open.incrementAndGet();
			request.getAsyncContext().addListener(this);
		}
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.open.decrementAndGet();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
	}

	@Override
	public void onError(AsyncEvent event) {
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

}
