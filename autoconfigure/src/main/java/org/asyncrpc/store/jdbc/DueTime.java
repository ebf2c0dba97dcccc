package org.asyncrpc.store.jdbc;

import java.util.concurrent.atomic.AtomicLong;

/**
 * When a call is due next, as far as this node knows.
 */
final class DueTime {

	/** Others may have calls that are due earlier, and be gone. */
	private static final long MAX_INTERVAL_MILLIS = 1000;

	private final AtomicLong next = new AtomicLong();

	/**
	 * Notes that a call is due at some time.
	 * @param time the time
	 */
	void at(long time) {
		if (time < this.next.get()) {
			this.next.accumulateAndGet(time, Math::min);
		}
	}

	/**
	 * Begins to look for calls that are due.
	 * @param now the time
	 * @return whether there may be some
	 */
	boolean begin(long now) {
		if (now < this.next.get()) {
			return false;
		}
		this.next.set(now + MAX_INTERVAL_MILLIS);
		return true;
	}

}
