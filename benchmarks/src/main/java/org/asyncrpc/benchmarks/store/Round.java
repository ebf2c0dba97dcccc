package org.asyncrpc.benchmarks.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Lets a number of threads make one call after the other for a while.
 *
 * @param inFlight the number of threads, and so of calls at any moment
 * @param duration for how long
 */
record Round(int inFlight, Duration duration) {

	/**
	 * Plays the round.
	 * @param contestant who makes the calls
	 * @return the calls per second
	 */
	double play(Contestant contestant) {
		contestant.clear();
		LongAdder calls = new LongAdder();
		ExecutorService threads = Executors.newFixedThreadPool(this.inFlight);
		try {
			long start = System.nanoTime();
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < this.inFlight; i++) {
				running.add(threads.submit(() -> {
					while (System.nanoTime() - start < this.duration.toNanos()) {
						contestant.call();
						calls.increment();
					}
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
			return calls.sum() * 1e9 / (System.nanoTime() - start);
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("The round was not finished", ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

}
