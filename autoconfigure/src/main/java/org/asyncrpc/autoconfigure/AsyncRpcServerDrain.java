package org.asyncrpc.autoconfigure;

import java.time.Duration;

import org.asyncrpc.server.AsyncRpcServer;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Empties the server while the web server still answers: in the first phase of the
 * shutdown, before the web server's graceful one, so that every held request has an
 * answer by then. New calls are refused from the very start, when Spring's executors
 * begin to refuse tasks.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AsyncRpcServerDrain implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

	private final AsyncRpcServer server;

	private final Duration grace;

	private final ApplicationContext context;

	private volatile boolean running;

	AsyncRpcServerDrain(AsyncRpcServer server, Duration grace, ApplicationContext context) {
		this.server = server;
		this.grace = grace;
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.server.refuse();
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.server.drain(this.grace, callback);
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
