package org.asyncrpc.server.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

/**
 * A handler that always fails.
 */
class BrokenHandler implements ObservationHandler<Observation.Context> {

	@Override
	public void onStart(Observation.Context context) {
		throw new IllegalStateException("Broken");
	}

	@Override
	public void onStop(Observation.Context context) {
		throw new IllegalStateException("Broken");
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

}
