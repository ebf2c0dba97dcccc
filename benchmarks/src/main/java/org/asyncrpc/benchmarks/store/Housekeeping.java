package org.asyncrpc.benchmarks.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.store.CallStore;

/**
 * Sweeps a store as often as a server does.
 */
final class Housekeeping implements AutoCloseable {

	private static final long TICK_MILLIS = 16;

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	Housekeeping(CallStore store) {
		this.executor.scheduleWithFixedDelay(store::sweep, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
		try {
			if (!this.executor.awaitTermination(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The housekeeping does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
