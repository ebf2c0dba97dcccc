package org.asyncrpc.server;

import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Observes nothing.
 */
final class NoCallObserver implements CallObserver, CallObserver.Activity {

	@Override
	public @Nullable TraceParent currentTrace() {
		return null;
	}

	@Override
	public Activity dispatching(CallRecord call) {
		return this;
	}

	@Override
	public Activity ending(CallRecord call, Outcome outcome) {
		return this;
	}

	@Override
	public void failed(Throwable failure) {
	}

	@Override
	public void lost() {
	}

	@Override
	public void close() {
	}

}
