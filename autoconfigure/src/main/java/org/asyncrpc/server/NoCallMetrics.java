package org.asyncrpc.server;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.StoredCall;

/**
 * Counts nothing.
 */
final class NoCallMetrics implements CallMetrics {

	@Override
	public CallStore measured(CallStore store) {
		return store;
	}

	@Override
	public void ended(StoredCall call) {
	}

	@Override
	public void refused(String operation, String code) {
	}

	@Override
	public void notified(String operation, Notification notification) {
	}

}
