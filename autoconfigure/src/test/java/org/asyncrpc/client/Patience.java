package org.asyncrpc.client;

import java.time.Duration;

/**
 * For how long tests wait for what happens at once, on a machine that is busy.
 */
final class Patience {

	static final Duration LONG = Duration.ofSeconds(20);

	private Patience() {
	}

}
