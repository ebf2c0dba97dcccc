package org.asyncrpc.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.asyncrpc.testing.OrderManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An executor that makes up its mind when a test says so.
 */
class GatedExecutor implements Executor {

	private volatile boolean full;

	private volatile CountDownLatch asked = new CountDownLatch(0);

	private volatile CountDownLatch gate = new CountDownLatch(0);

	void reset() {
		this.full = false;
		this.gate.countDown();
		this.gate = new CountDownLatch(0);
	}

	/**
	 * Has no room from now on.
	 */
	void fill() {
		this.full = true;
	}

	/**
	 * Lets whoever comes wait.
	 */
	void close() {
		this.asked = new CountDownLatch(1);
		this.gate = new CountDownLatch(1);
	}

	void awaitAsked() {
		await(this.asked);
	}

	void open() {
		this.gate.countDown();
	}

	@Override
	public void execute(Runnable task) {
		this.asked.countDown();
		await(this.gate);
		if (this.full) {
			throw new RejectedExecutionException();
		}
		new Thread(task, "gated").start();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(OrderManager.class)
	static class Application {

		@Bean
		GatedExecutor applicationTaskExecutor() {
			return new GatedExecutor();
		}

	}

}
