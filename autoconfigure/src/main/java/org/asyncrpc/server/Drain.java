package org.asyncrpc.server;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Empties this node before it stops: calls may end by themselves for a while, then those
 * that would be lost with the node are ended.
 */
final class Drain {

	private final Admission admission;

	private final CallRegistry registry;

	private volatile @Nullable Runnable whenDrained;

	private volatile long graceEnds;

	Drain(Admission admission, CallRegistry registry) {
		this.admission = admission;
		this.registry = registry;
	}

	/**
	 * Begins to drain.
	 * @param grace how long calls may take to end by themselves
	 * @param whenDrained is run once, when no call is outstanding here
	 */
	void begin(Duration grace, Runnable whenDrained) {
		this.graceEnds = System.nanoTime() + grace.toNanos();
		this.whenDrained = whenDrained;
	}

	/**
	 * Looks whether the node is empty by now.
	 */
	void sweep() {
		Runnable callback = this.whenDrained;
		if (callback == null) {
			return;
		}
		if (this.admission.total() > 0 && System.nanoTime() - this.graceEnds >= 0) {
			this.registry.giveUp();
		}
		// In this order: a call gives its place back before its waiters are told
		if (this.admission.total() == 0 && !this.registry.isEnding()) {
			this.whenDrained = null;
			callback.run();
		}
	}

}
