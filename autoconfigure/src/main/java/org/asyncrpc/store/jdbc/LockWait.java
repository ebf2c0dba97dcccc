package org.asyncrpc.store.jdbc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.asyncrpc.CallBusyException;

/**
 * Waits for whoever has a call locked, in steps rather than in the database: a statement
 * that fails there would spoil the transaction of the caller, and one that waits holds up
 * all others of its group.
 */
final class LockWait {

	private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private final long maxNanos;

	LockWait(Duration max) {
		this.maxNanos = max.toNanos();
	}

	/**
	 * Tries something until it is decided.
	 * @param attempt has no result as long as somebody has the call locked
	 * @param <T> the type of the result
	 * @return the result
	 * @throws CallBusyException if that takes too long
	 */
	<T> T until(Supplier<Optional<T>> attempt) {
		long deadline = System.nanoTime() + this.maxNanos;
		Optional<T> result = attempt.get();
		while (result.isEmpty()) {
			if (System.nanoTime() - deadline >= 0) {
				throw new CallBusyException();
			}
			pause();
			result = attempt.get();
		}
		return result.get();
	}

	// Whole, although the thread may have been unparked before, or is interrupted
	private void pause() {
		long end = System.nanoTime() + STEP_NANOS;
		boolean interrupted = false;
		for (long left = STEP_NANOS; left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(this, left);
			interrupted |= Thread.interrupted();
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
