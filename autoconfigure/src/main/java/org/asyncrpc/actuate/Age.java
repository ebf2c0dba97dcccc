package org.asyncrpc.actuate;

import java.time.Duration;

/**
 * How long ago something was.
 */
final class Age {

	private Age() {
	}

	// Clocks of several nodes may disagree a little.
	static Duration of(long since, long now) {
		return Duration.ofMillis(Math.max(0, now - since));
	}

}
