package org.asyncrpc.client;

import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallState;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended for its client.
 *
 * @param state the state that it is in from now on
 * @param reply the reply, or {@code null} if there is none
 * @param failure why there is no reply, or {@code null} if the call was completed
 */
record CallOutcome(AsyncCallState state, @Nullable JsonSlice reply, @Nullable AsyncCallException failure) {

	static CallOutcome reply(@Nullable JsonSlice reply) {
		return new CallOutcome(AsyncCallState.COMPLETED, reply, null);
	}

	static CallOutcome failure(AsyncCallState state, AsyncCallException failure) {
		return new CallOutcome(state, null, failure);
	}

	static CallOutcome failure(AsyncCallException failure) {
		return failure(AsyncCallState.ABORTED, failure);
	}

}
