package org.asyncrpc.test;

import java.time.Duration;

/**
 * How long a test waits for anything.
 */
final class Patience {

	static final Duration LIMIT = Duration.ofSeconds(10);

	private Patience() {
	}

	static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException("The thread that waited was interrupted", ex);
	}

}
