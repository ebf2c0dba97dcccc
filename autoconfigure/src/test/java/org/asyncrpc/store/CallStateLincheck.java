package org.asyncrpc.store;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * Everything that can happen to the state of one call.
 */
public class CallStateLincheck {

	private static final CallId CALL = LincheckStore.CALL;

	private final LincheckStore store = new LincheckStore();

	public CallStateLincheck() {
		this.store.add(CALL, null);
	}

	@Operation
	public boolean complete() {
		return this.store.store().end(CALL, Outcome.completed(null), Claim.DISPATCHED);
	}

	@Operation
	public boolean abort() {
		return this.store.store().end(CALL, Outcome.aborted("OUT_OF_STOCK", 422, null), Claim.DISPATCHED);
	}

	@Operation
	public boolean abandon() {
		return this.store.store().end(CALL, Outcome.ABANDONED, Claim.DISPATCHED);
	}

	@Operation
	public boolean loseServer() {
		return this.store.store().terminate(CALL, Outcome.SERVER_LOST);
	}

	@Operation
	public boolean abortByOperator() {
		return this.store.store().terminate(CALL, Outcome.aborted("ABORTED_BY_OPERATOR", 422, null));
	}

	@Operation
	public boolean cancelAbortively() {
		return this.store.store().terminate(CALL, Outcome.CANCELLED);
	}

	@Operation
	public void passDeadline() {
		this.store.passDeadline();
	}

	@Operation
	public void requestCancel() {
		this.store.store().requestCancel(CALL);
	}

	@Operation
	public void drained() {
		this.store.store().drained(CALL);
	}

	@Operation
	public void acknowledge() {
		this.store.store().acknowledge(null, CALL);
	}

	@Operation
	public Object find() {
		return this.store.find(CALL);
	}

}
