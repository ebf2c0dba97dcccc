package org.asyncrpc.store.jdbc;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;

/**
 * Stores new calls, those of several threads together.
 */
final class CallAdds {

	private static final Comparator<NewCall> BY_KEY = Comparator.comparing(NewCall::idempotencyId,
			Comparator.nullsFirst(Comparator.naturalOrder()));

	private final StoreParts parts;

	private final GroupCommit<NewCall, Boolean> group;

	private final UncertainAdds uncertain;

	CallAdds(StoreParts parts) {
		this.parts = parts;
		this.group = new GroupCommit<>(this::addAll);
		this.uncertain = new UncertainAdds(parts);
	}

	AddResult add(CallRecord call) {
		if (this.parts.room.isFull(call.principal())) {
			AddResult repeat = repeat(call);
			return (repeat != null) ? repeat : AddResult.FULL;
		}
		this.parts.local.put(call.id(), new LocalCall(call));
		AddResult result = null;
		try {
			result = insert(new NewCall(call, this.parts.node()));
			return result;
		}
		finally {
			if (!(result instanceof AddResult.Added)) {
				this.parts.local.remove(call.id());
			}
		}
	}

	/**
	 * Sees to the calls of which nobody knows whether they were stored.
	 */
	void sweep() {
		this.uncertain.sweep();
	}

	private AddResult insert(NewCall call) {
		try {
			return insert(call, false);
		}
		catch (RuntimeException ex) {
			if (!Certainty.mayBeDone(ex)) {
				throw ex;
			}
			return insertAgain(call);
		}
	}

	// The same call: if it is there already, it stays the only one
	private AddResult insertAgain(NewCall call) {
		try {
			return insert(call, true);
		}
		catch (RuntimeException ex) {
			this.uncertain.add(call.call().id());
			throw ex;
		}
	}

	private AddResult insert(NewCall call, boolean again) {
		AddResult result = null;
		while (result == null) {
			if (again ? isStored(call) : this.group.submit(call)) {
				this.parts.dueTime.at(call.call().deadline());
				return AddResult.ADDED;
			}
			// No repeat if the call that has the key went at this very moment
			result = repeat(call.call());
		}
		return result;
	}

	private boolean isStored(NewCall call) {
		try {
			return this.group.submit(call) || isThere(call);
		}
		catch (DuplicateKeyException ex) {
			return isThere(call);
		}
	}

	private boolean isThere(NewCall call) {
		return this.parts.database.single(() -> this.parts.reader.findRow(call.call().id())).isPresent();
	}

	private @Nullable AddResult repeat(CallRecord call) {
		Idempotency idempotency = call.idempotency();
		if (idempotency == null) {
			return null;
		}
		StoredCall first = this.parts.database
			.single(() -> Optional.ofNullable(
					this.parts.reader.findByIdempotencyKey(call.principal(), call.operation(), idempotency.key())))
			.orElse(null);
		if (first == null || this.uncertain.resolve(first.id())) {
			return null;
		}
		return idempotency.equals(first.record().idempotency()) ? new AddResult.Repeated(first) : AddResult.KEY_REUSED;
	}

	// In one order, so that two groups which insert the same keys do not wait for each
	// other
	private List<Boolean> addAll(List<NewCall> calls) {
		if (calls.size() == 1) {
			return this.parts.groups.add(calls);
		}
		Map<NewCall, Boolean> results = new IdentityHashMap<>();
		List<NewCall> ordered = calls.stream().sorted(BY_KEY).toList();
		List<Boolean> added = this.parts.groups.add(ordered);
		for (int i = 0; i < added.size(); i++) {
			results.put(ordered.get(i), added.get(i));
		}
		return calls.stream().map(results::get).map(Objects::requireNonNull).toList();
	}

}
