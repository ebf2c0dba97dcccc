package org.asyncrpc.server;

import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.store.CallRecord;
import org.jspecify.annotations.Nullable;

/**
 * A call that another node dispatched, and that somebody here waits for or holds a handle
 * on. It is forgotten when nobody does any more. Its uses are counted by the
 * {@link CallRegistry}, one step at a time.
 */
final class AttachedCall extends LiveCall {

	private int uses;

	AttachedCall(CallRecord record, @Nullable Operation operation) {
		super(record, operation, false);
	}

	void use() {
		this.uses++;
	}

	/**
	 * Takes back a {@link #use}.
	 * @return whether nobody uses the call any more; listeners do so until it ends
	 */
	boolean release() {
		this.uses--;
		return this.uses == 0 && !hasListeners();
	}

}
