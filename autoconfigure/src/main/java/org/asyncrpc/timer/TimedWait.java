package org.asyncrpc.timer;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Something that waits for a time to pass, with a {@link WaitTimer}.
 */
public abstract class TimedWait extends TimingWheel.Node {

	private final int stripe = ThreadLocalRandom.current().nextInt();

	/**
	 * Which of the timer's wheels has this wait.
	 * @return any number, always the same
	 */
	final int stripe() {
		return this.stripe;
	}

	/**
	 * The time has passed. Called by whoever sweeps the timer; must not block.
	 */
	protected abstract void waitOver();

}
