package org.asyncrpc.store;

import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The names that calls can be found by besides their ids, over all stripes. A call's
 * entries change only under the lock of its {@link Stripe}, together with the call. So
 * what an entry says is a hint until that lock has been taken; an entry that was wrong is
 * gone by then.
 */
final class NameIndex {

	private final ConcurrentHashMap<Name, CallId> calls = new ConcurrentHashMap<>();

	@Nullable CallId get(Name name) {
		return this.calls.get(name);
	}

	/**
	 * Takes a name for a call, unless another has it.
	 * @param name the name
	 * @param id the id of the call
	 * @return the call that has the name instead, or {@code null} if the call has it now
	 */
	@Nullable CallId claim(Name name, CallId id) {
		CallId holder = this.calls.putIfAbsent(name, id);
		return id.equals(holder) ? null : holder;
	}

	void release(@Nullable Name name, CallId id) {
		if (name != null) {
			this.calls.remove(name, id);
		}
	}

	int size() {
		return this.calls.size();
	}

	/**
	 * A name of a call.
	 */
	sealed interface Name {

		/**
		 * The name of a call by its business key.
		 * @param call the call
		 * @return the name, or {@code null} if it has no key
		 */
		static @Nullable Name ofKey(MemoryCall call) {
			String key = call.notes.key();
			return (key != null) ? new BusinessKey(call.record.operation(), key) : null;
		}

		/**
		 * The name of a call by its idempotency key.
		 * @param call the call
		 * @return the name, or {@code null} if it has no key
		 */
		static @Nullable Name ofIdempotencyKey(CallRecord call) {
			Idempotency idempotency = call.idempotency();
			return (idempotency != null) ? new IdempotencyKey(call.principal(), call.operation(), idempotency.key())
					: null;
		}

	}

	record BusinessKey(String operation, String key) implements Name {
	}

	record IdempotencyKey(@Nullable String principal, String operation, String key) implements Name {
	}

}
