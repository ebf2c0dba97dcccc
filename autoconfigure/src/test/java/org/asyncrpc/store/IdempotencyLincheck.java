package org.asyncrpc.store;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * Two requests with one idempotency key.
 */
public class IdempotencyLincheck {

	private static final String KEY = "key";

	private final LincheckStore store = new LincheckStore();

	@Operation(runOnce = true)
	public String add() {
		return this.store.add(LincheckStore.CALL, new Idempotency(KEY, "one"));
	}

	@Operation(runOnce = true)
	public String addOther() {
		return this.store.add(LincheckStore.OTHER, new Idempotency(KEY, "other"));
	}

	@Operation
	public boolean end() {
		return this.store.store().end(LincheckStore.CALL, Outcome.ABANDONED, Claim.DISPATCHED);
	}

	@Operation
	public void acknowledge() {
		this.store.store().acknowledge(null, LincheckStore.CALL);
	}

	@Operation
	public void withdrawOther() {
		this.store.store().withdraw(LincheckStore.OTHER);
	}

	@Operation
	public Object findByIdempotencyKey() {
		return this.store.findByIdempotencyKey(KEY);
	}

	@Operation
	public Object find() {
		return this.store.find(LincheckStore.CALL);
	}

}
