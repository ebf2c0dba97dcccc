package org.asyncrpc.server.http;

import java.util.concurrent.ThreadLocalRandom;

import org.asyncrpc.timer.TimingWheel;

/**
 * Something that waits for a time to pass, with a {@link WaitTimer}.
 */
abstract class TimedWait extends TimingWheel.Node {

	private final int stripe = ThreadLocalRandom.current().nextInt();

	/**
	 * Which of the timer's wheels has this wait.
	 * @return any number, always the same
	 */
	final int stripe() {
		return this.stripe;
	}

	/**
	 * The time has passed. Called on the housekeeping thread; must not block.
	 */
	abstract void waitOver();

}
