package org.asyncrpc.server.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of a call's end. A bean of this type replaces
 * {@link DefaultCallCompletionObservationConvention}.
 */
public interface CallCompletionObservationConvention extends ObservationConvention<CallCompletionContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof CallCompletionContext;
	}

}
