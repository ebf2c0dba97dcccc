package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a number of calls under way: when one ends, the next is made.
 */
final class ClosedLoop implements Load {

	private static final long PATIENCE_SECONDS = 60;

	private final CallClient client;

	private final int inFlight;

	ClosedLoop(CallClient client, int inFlight) {
		this.client = client;
		this.inFlight = inFlight;
	}

	@Override
	public Histogram run(Duration duration) throws IOException, InterruptedException {
		Run run = new Run(System.nanoTime() + duration.toNanos(), new CountDownLatch(this.inFlight));
		for (int i = 0; i < this.inFlight; i++) {
			new Flight(run).start();
		}
		run.await(duration);
		return run.latencies;
	}

	/** What all flights of one run share. */
	private static final class Run {

		private final long end;

		private final CountDownLatch landed;

		private final Histogram latencies = new ConcurrentHistogram(3);

		private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

		Run(long end, CountDownLatch landed) {
			this.end = end;
			this.landed = landed;
		}

		void await(Duration duration) throws IOException, InterruptedException {
			boolean landed = this.landed.await(duration.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS);
			Throwable failure = this.failure.get();
			if (failure != null || !landed) {
				throw new IOException("A call has " + (landed ? "failed" : "not ended"), failure);
			}
		}

	}

	/** One call after the other. */
	private final class Flight implements CallClient.Callback {

		private final Run run;

		private long startedAt;

		Flight(Run run) {
			this.run = run;
		}

		void start() {
			this.startedAt = System.nanoTime();
			ClosedLoop.this.client.call(this);
		}

		@Override
		public void ended(@Nullable Throwable failure) {
			long now = System.nanoTime();
			this.run.latencies.recordValue(now - this.startedAt);
			if (failure != null) {
				this.run.failure.set(failure);
			}
			if (now - this.run.end >= 0 || failure != null) {
				this.run.landed.countDown();
			}
			else {
				start();
			}
		}

	}

}
