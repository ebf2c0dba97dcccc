package org.asyncrpc.testing;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has Awaitility look at once and often, as most of what tests wait for takes a few
 * milliseconds, and wait for as long as a busy machine may need. Found by the service
 * loader, so that it holds for every test.
 */
public final class QuickWaits implements BeforeAllCallback {

	private static final Duration INTERVAL = Duration.ofMillis(2);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultPollDelay(Duration.ZERO);
		Awaitility.setDefaultPollInterval(INTERVAL);
		Awaitility.setDefaultTimeout(TIMEOUT);
	}

}
