package org.asyncrpc.store;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StringGen;

/**
 * Two calls that want the same business keys.
 */
@Param(name = "key", gen = StringGen.class, conf = "1:ab")
public class CallKeysLincheck {

	private final LincheckStore store = new LincheckStore();

	public CallKeysLincheck() {
		this.store.add(LincheckStore.CALL, null);
		this.store.add(LincheckStore.OTHER, null);
	}

	@Operation
	public boolean assignKey(@Param(name = "key") String key) {
		return this.store.store().assignKey(LincheckStore.CALL, key);
	}

	@Operation
	public boolean assignKeyToOther(@Param(name = "key") String key) {
		return this.store.store().assignKey(LincheckStore.OTHER, key);
	}

	@Operation
	public boolean end() {
		return this.store.store().end(LincheckStore.CALL, Outcome.ABANDONED, Claim.DISPATCHED);
	}

	@Operation
	public Object find() {
		return this.store.find(LincheckStore.CALL);
	}

	@Operation
	public Object findByKey(@Param(name = "key") String key) {
		return this.store.findByKey(key);
	}

}
