package org.asyncrpc.timer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends very many waits, such as those of held requests. There are several timing wheels,
 * each with a lock of its own, so that requests do not wait for each other.
 */
public final class WaitTimer {

	private static final int STRIPES = 16;

	private final Clock clock;

	private final List<TimingWheel<TimedWait>> wheels = new ArrayList<>(STRIPES);

	/**
	 * Create a timer.
	 * @param clock what decides when a wait is over
	 */
	public WaitTimer(Clock clock) {
		this.clock = clock;
		for (int i = 0; i < STRIPES; i++) {
			this.wheels.add(new TimingWheel<>(clock.millis()));
		}
	}

	/**
	 * Begins a wait, or begins it anew.
	 * @param wait what waits, with this timer only
	 * @param delayMillis for how long, in milliseconds
	 */
	public void schedule(TimedWait wait, long delayMillis) {
		TimingWheel<TimedWait> wheel = wheelOf(wait);
		synchronized (wheel) {
			wheel.schedule(wait, this.clock.millis() + delayMillis);
		}
	}

	/**
	 * Ends a wait before its time. Does nothing if it is over.
	 * @param wait what waits
	 */
	public void cancel(TimedWait wait) {
		TimingWheel<TimedWait> wheel = wheelOf(wait);
		synchronized (wheel) {
			wheel.cancel(wait);
		}
	}

	/**
	 * Ends the waits that are over by now.
	 */
	public void sweep() {
		List<TimedWait> over = new ArrayList<>();
		long now = this.clock.millis();
		for (TimingWheel<TimedWait> wheel : this.wheels) {
			synchronized (wheel) {
				wheel.advance(now, over::add);
			}
		}
		over.forEach(TimedWait::waitOver);
	}

	private TimingWheel<TimedWait> wheelOf(TimedWait wait) {
		return this.wheels.get(wait.stripe() & (STRIPES - 1));
	}

}
