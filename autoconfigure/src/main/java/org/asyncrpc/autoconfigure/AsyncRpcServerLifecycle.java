package org.asyncrpc.autoconfigure;

import java.util.concurrent.Executor;

import org.asyncrpc.server.AsyncRpcServer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the server before the web server lets requests in, and stops it after the last
 * request is answered. Managers that cannot work stop the application before that, and so
 * does an executor that is needed and not there.
 */
final class AsyncRpcServerLifecycle implements SmartLifecycle, SmartInitializingSingleton {

	private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;

	private final AsyncRpcServer server;

	private final boolean executorNeeded;

	private final ObjectProvider<Executor> executor;

	private volatile boolean running;

	AsyncRpcServerLifecycle(AsyncRpcServer server, boolean executorNeeded, ObjectProvider<Executor> executor) {
		this.server = server;
		this.executorNeeded = executorNeeded;
		this.executor = executor;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.server.operations();
		if (this.executorNeeded && this.executor.getIfAvailable() == null) {
			throw new IllegalStateException("An operation has dispatch=executor, but there is no bean "
					+ "'applicationTaskExecutor'. Boot makes none for an application that has an executor of its own, "
					+ "unless spring.task.execution.mode=force is set.");
		}
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
