package org.asyncrpc.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the system, until a test has seen enough and wants everything to be over.
 */
final class LeapingClock extends Clock {

	private volatile Duration leap = Duration.ZERO;

	void leap(Duration duration) {
		this.leap = duration;
	}

	@Override
	public long millis() {
		return System.currentTimeMillis() + this.leap.toMillis();
	}

	@Override
	public Instant instant() {
		return Instant.ofEpochMilli(millis());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("The server has no use for time zones");
	}

}
