package org.asyncrpc.server.observe;

import io.micrometer.common.KeyValues;
import org.asyncrpc.server.observe.CallObservationDocumentation.LowCardinalityKeys;

/**
 * Names and tags of the observation of a call's end, unless the application has its own.
 */
public class DefaultCallCompletionObservationConvention implements CallCompletionObservationConvention {

	@Override
	public String getName() {
		return "asyncrpc.server.completion";
	}

	@Override
	public String getContextualName(CallCompletionContext context) {
		return context.getCall().operation() + " completion";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(CallCompletionContext context) {
		String outcome = context.isLost() ? OutcomeTag.ALREADY_ENDED : OutcomeTag.of(context.getOutcome());
		return KeyValues.of(LowCardinalityKeys.OPERATION.withValue(context.getCall().operation()),
				LowCardinalityKeys.OUTCOME.withValue(outcome));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(CallCompletionContext context) {
		return DefaultCallDispatchObservationConvention.callId(context.getCall());
	}

}
