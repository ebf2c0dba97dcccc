package org.asyncrpc.server.observe;

import org.asyncrpc.store.CallRecord;

/**
 * Context of the observation of a manager's method while it runs.
 */
public final class CallDispatchContext extends CallObservationContext {

	/**
	 * Create a context.
	 * @param call the call
	 */
	public CallDispatchContext(CallRecord call) {
		super(call);
	}

}
