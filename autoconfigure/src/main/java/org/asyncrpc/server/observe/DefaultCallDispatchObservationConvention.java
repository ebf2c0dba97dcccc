package org.asyncrpc.server.observe;

import io.micrometer.common.KeyValues;
import org.asyncrpc.server.observe.CallObservationDocumentation.HighCardinalityKeys;
import org.asyncrpc.server.observe.CallObservationDocumentation.LowCardinalityKeys;
import org.asyncrpc.store.CallRecord;

/**
 * Names and tags of the observation of a manager's method, unless the application has its
 * own.
 */
public class DefaultCallDispatchObservationConvention implements CallDispatchObservationConvention {

	@Override
	public String getName() {
		return "asyncrpc.server.dispatch";
	}

	@Override
	public String getContextualName(CallDispatchContext context) {
		return context.getCall().operation() + " dispatch";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(CallDispatchContext context) {
		return KeyValues.of(LowCardinalityKeys.OPERATION.withValue(context.getCall().operation()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(CallDispatchContext context) {
		return callId(context.getCall());
	}

	// Whoever knows an id can end the call, so a trace shows no more than logs do.
	static KeyValues callId(CallRecord call) {
		return KeyValues.of(HighCardinalityKeys.CALL_ID.withValue(call.id().prefix()));
	}

}
