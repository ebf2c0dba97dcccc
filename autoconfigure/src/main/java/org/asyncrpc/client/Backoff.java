package org.asyncrpc.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/**
 * How long to wait before something is tried again. Every delay is spread, so that what
 * failed at the same time is not repeated at the same time.
 */
final class Backoff {

	private static final int MAX_DOUBLINGS = 20;

	private final ClientSettings.Retry retry;

	private final LongUnaryOperator random;

	Backoff(ClientSettings.Retry retry) {
		this(retry, Backoff::random);
	}

	/**
	 * Create a back-off.
	 * @param retry the settings
	 * @param random draws a number from 0 to a bound
	 */
	Backoff(ClientSettings.Retry retry, LongUnaryOperator random) {
		this.retry = retry;
		this.random = random;
	}

	/**
	 * The delay before the next attempt.
	 * @param failures how many attempts have failed in a row, 1 at least
	 * @param atLeast what the server asked for, in milliseconds
	 * @return milliseconds
	 */
	long delay(int failures, long atLeast) {
		long doubled = this.retry.delay().toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
		long delay = Math.min(doubled, this.retry.maxDelay().toMillis());
		return Math.max(delay / 2 + spread(delay / 2), atLeast + spread(atLeast / 2));
	}

	/**
	 * The delay before the next look at a call that the server does not hold requests
	 * for: the longer it has been outstanding, the less often.
	 * @param ageMillis how long the call has been outstanding
	 * @param atLeast what the server asked for, in milliseconds
	 * @return milliseconds
	 */
	long untilNextLook(long ageMillis, long atLeast) {
		long delay = Math.max(atLeast, Math.min(ageMillis / 2, this.retry.maxDelay().toMillis()));
		return delay + spread(delay / 2);
	}

	private long spread(long bound) {
		return this.random.applyAsLong(bound);
	}

	Duration timeout() {
		return this.retry.timeout();
	}

	/**
	 * Spreads what would happen at the same time.
	 * @param bound milliseconds at the most
	 * @return 0 to that many milliseconds
	 */
	static long random(long bound) {
		return (bound > 0) ? ThreadLocalRandom.current().nextLong(bound + 1) : 0;
	}

}
