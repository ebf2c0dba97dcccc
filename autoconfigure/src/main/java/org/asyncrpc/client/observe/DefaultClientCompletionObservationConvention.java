package org.asyncrpc.client.observe;

import io.micrometer.common.KeyValues;
import org.asyncrpc.client.observe.ClientObservationDocumentation.HighCardinalityKeys;
import org.asyncrpc.client.observe.ClientObservationDocumentation.LowCardinalityKeys;

/**
 * Names and tags of the observation of a call's end, unless the application has its own.
 */
public class DefaultClientCompletionObservationConvention implements ClientCompletionObservationConvention {

	/** As many as logs have. */
	private static final int CALL_ID_DIGITS = 8;

	@Override
	public String getName() {
		return "asyncrpc.client.completion";
	}

	@Override
	public String getContextualName(ClientCompletionContext context) {
		return context.getOperation() + " outcome";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClientCompletionContext context) {
		return KeyValues.of(LowCardinalityKeys.CLIENT.withValue(context.getClient()),
				LowCardinalityKeys.OPERATION.withValue(context.getOperation()),
				LowCardinalityKeys.OUTCOME.withValue(context.getOutcome()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClientCompletionContext context) {
		String callId = context.getCallId();
		if (callId == null) {
			return KeyValues.empty();
		}
		String digits = callId.substring(0, Math.min(CALL_ID_DIGITS, callId.length()));
		return KeyValues.of(HighCardinalityKeys.CALL_ID.withValue(digits));
	}

}
