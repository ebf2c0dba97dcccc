package org.asyncrpc.store;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.CallBusyException;

/**
 * The calls of one {@link Stripe} that a transaction is just ending. Guarded by the
 * stripe, whose monitor is also what others wait on.
 */
final class ClaimedCalls {

	private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final Set<CallId> ids = new HashSet<>();

	private final Object monitor;

	ClaimedCalls(Object monitor) {
		this.monitor = monitor;
	}

	boolean contains(CallId id) {
		return this.ids.contains(id);
	}

	void add(CallId id) {
		this.ids.add(id);
	}

	void remove(CallId id) {
		if (this.ids.remove(id)) {
			this.monitor.notifyAll();
		}
	}

	/**
	 * Waits until nobody claims a call.
	 * @param id the id of the call
	 * @throws CallBusyException if that takes too long
	 */
	void await(CallId id) {
		if (!this.ids.contains(id)) {
			return;
		}
		long deadline = System.nanoTime() + MAX_WAIT_NANOS;
		try {
			while (this.ids.contains(id)) {
				long remaining = deadline - System.nanoTime();
				if (remaining <= 0) {
					throw new CallBusyException();
				}
				TimeUnit.NANOSECONDS.timedWait(this.monitor, remaining);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CallBusyException(ex);
		}
	}

}
