package org.asyncrpc.actuate;

import org.asyncrpc.AbortReason;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What operators do to calls.
 */
final class CallSteering {

	private static final String DEFAULT_CODE = "ABORTED_BY_OPERATOR";

	private final CallStore store;

	CallSteering(CallStore store) {
		this.store = store;
	}

	@Nullable StoredCall cancel(@Nullable StoredCall call, boolean abortive) {
		if (abortive) {
			return terminate(call, Outcome.CANCELLED);
		}
		if (call == null) {
			return null;
		}
		this.store.requestCancel(call.id());
		return current(call);
	}

	@Nullable StoredCall abort(@Nullable StoredCall call, @Nullable String code, @Nullable String detail) {
		return terminate(call,
				Outcome.aborted(StringUtils.hasText(code) ? code : DEFAULT_CODE, AbortReason.DEFAULT_STATUS, detail));
	}

	private @Nullable StoredCall terminate(@Nullable StoredCall call, Outcome outcome) {
		if (call == null) {
			return null;
		}
		if (this.store.terminate(call.id(), outcome)) {
			// Whoever held the request may have its answer, and the store have dropped
			// the call
			return call.terminated(outcome, this.store.now());
		}
		return current(call);
	}

	private StoredCall current(StoredCall call) {
		StoredCall now = this.store.find(call.id());
		return (now != null) ? now : call;
	}

}
