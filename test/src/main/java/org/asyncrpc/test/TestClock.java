package org.asyncrpc.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of an application under test, which a test can turn ahead. What is due then
 * happens within a few milliseconds of real time; so a test waits for it, as it waits for
 * everything that another thread does.
 * <p>
 * In an {@link AsyncRpcManagerTest} it stands still otherwise. In an
 * {@link AsyncRpcClientTest} it goes on by itself, because a client lets time pass
 * between the attempts to send a request. It never goes back. Safe for use by any thread.
 */
public final class TestClock extends Clock {

	private final Clock base;

	private final AtomicReference<Duration> ahead;

	private TestClock(Clock base, AtomicReference<Duration> ahead) {
		this.base = base;
		this.ahead = ahead;
	}

	static TestClock standing() {
		Clock system = Clock.systemUTC();
		Instant start = system.instant().truncatedTo(ChronoUnit.SECONDS);
		return new TestClock(Clock.fixed(start, system.getZone()), new AtomicReference<>(Duration.ZERO));
	}

	static TestClock running() {
		return new TestClock(Clock.systemUTC(), new AtomicReference<>(Duration.ZERO));
	}

	/**
	 * Lets time pass.
	 * @param duration how much time, not negative
	 * @throws IllegalArgumentException if the duration is negative
	 */
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("'duration' must not be negative");
		}
		this.ahead.accumulateAndGet(duration, Duration::plus);
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(this.ahead.get());
	}

	@Override
	public ZoneId getZone() {
		return this.base.getZone();
	}

	/**
	 * The same clock in another time zone: turning one of them turns the other.
	 */
	@Override
	public TestClock withZone(ZoneId zone) {
		return new TestClock(this.base.withZone(zone), this.ahead);
	}

}
