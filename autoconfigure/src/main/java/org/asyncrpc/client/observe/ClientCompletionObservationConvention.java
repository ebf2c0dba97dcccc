package org.asyncrpc.client.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and tags of the observation of a call's end. A bean of this type replaces
 * {@link DefaultClientCompletionObservationConvention}.
 */
public interface ClientCompletionObservationConvention extends ObservationConvention<ClientCompletionContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ClientCompletionContext;
	}

}
