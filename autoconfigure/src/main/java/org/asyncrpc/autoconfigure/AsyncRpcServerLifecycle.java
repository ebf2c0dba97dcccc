package org.asyncrpc.autoconfigure;

import org.asyncrpc.server.AsyncRpcServer;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the server before the web server lets requests in, and stops it after the last
 * request is answered. Managers that cannot work stop the application before that.
 */
final class AsyncRpcServerLifecycle implements SmartLifecycle, SmartInitializingSingleton {

	private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;

	private final AsyncRpcServer server;

	private volatile boolean running;

	AsyncRpcServerLifecycle(AsyncRpcServer server) {
		this.server = server;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.server.operations();
	}

	@Override
	public void start() {
		this.server.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.server.stop();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
