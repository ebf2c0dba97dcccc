package org.asyncrpc.server.observe;

import io.micrometer.observation.Observation;
import org.asyncrpc.store.CallRecord;

/**
 * Context of an observation of a moment in the life of a call.
 */
public abstract class CallObservationContext extends Observation.Context {

	private final CallRecord call;

	CallObservationContext(CallRecord call) {
		this.call = call;
	}

	/**
	 * The call.
	 * @return what never changes about it
	 */
	public CallRecord getCall() {
		return this.call;
	}

}
