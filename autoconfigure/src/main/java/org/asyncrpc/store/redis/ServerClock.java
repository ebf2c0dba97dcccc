package org.asyncrpc.store.redis;

import java.util.concurrent.TimeUnit;

/**
 * The clock of the server. Every sweep reads it; in between its time is reckoned.
 */
final class ServerClock implements StoreClock {

	private volatile Reading reading = new Reading(System.currentTimeMillis(), System.nanoTime());

	@Override
	public long millis() {
		Reading last = this.reading;
		return last.millis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last.nanos);
	}

	@Override
	public void set(long millis) {
		this.reading = new Reading(millis, System.nanoTime());
	}

	@Override
	public String forScripts() {
		return "";
	}

	private record Reading(long millis, long nanos) {
	}

}
