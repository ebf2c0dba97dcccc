package org.asyncrpc.server.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of a manager's method. A bean of this type replaces
 * {@link DefaultCallDispatchObservationConvention}.
 */
public interface CallDispatchObservationConvention extends ObservationConvention<CallDispatchContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof CallDispatchContext;
	}

}
