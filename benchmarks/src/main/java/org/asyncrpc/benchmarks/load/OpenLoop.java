package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls at random times, so many in a second, whether or not those before have
 * ended: a Poisson process, as many clients that don't know of each other are. A call
 * that is made too late still counts from when it was due.
 */
final class OpenLoop implements Load {

	private static final int MAX_OUTSTANDING = 50_000;

	private static final long PATIENCE_SECONDS = 60;

	private final Random random = new Random(42);

	private final CallClient client;

	private final int callsPerSecond;

	OpenLoop(CallClient client, int callsPerSecond) {
		this.client = client;
		this.callsPerSecond = callsPerSecond;
	}

	@Override
	public Histogram run(Duration duration) throws IOException, InterruptedException {
		Histogram latencies = new ConcurrentHistogram(3);
		Semaphore room = new Semaphore(MAX_OUTSTANDING);
		AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
		long due = System.nanoTime();
		long end = due + duration.toNanos();
		while (due - end < 0) {
			long dueAt = due;
			await(dueAt);
			if (!room.tryAcquire()) {
				throw new IOException("The server does not keep up");
			}
			this.client.call((failure) -> {
				latencies.recordValue(System.nanoTime() - dueAt);
				failed.compareAndSet(null, failure);
				room.release();
			});
			due += (long) (this.random.nextExponential() * TimeUnit.SECONDS.toNanos(1) / this.callsPerSecond);
		}
		if (!room.tryAcquire(MAX_OUTSTANDING, PATIENCE_SECONDS, TimeUnit.SECONDS) || failed.get() != null) {
			throw new IOException("Some calls have failed, or have not ended", failed.get());
		}
		return latencies;
	}

	private static void await(long time) {
		long left = time - System.nanoTime();
		while (left > 0) {
			LockSupport.parkNanos(left);
			left = time - System.nanoTime();
		}
	}

}
