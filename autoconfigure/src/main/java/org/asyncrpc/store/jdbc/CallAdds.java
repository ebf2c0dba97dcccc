package org.asyncrpc.store.jdbc;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Stores new calls, those of several threads together.
 */
final class CallAdds {

	private static final Comparator<NewCall> BY_KEY = Comparator.comparing(NewCall::idempotencyId,
			Comparator.nullsFirst(Comparator.naturalOrder()));

	private final StoreParts parts;

	private final GroupCommit<NewCall, Boolean> group;

	/** Of which nobody knows whether they were stored, because the database failed. */
	private final Queue<CallId> uncertain = new ConcurrentLinkedQueue<>();

	CallAdds(StoreParts parts) {
		this.parts = parts;
		this.group = new GroupCommit<>(this::addAll);
	}

	AddResult add(CallRecord call) {
		if (this.parts.room.isFull()) {
			AddResult repeat = repeat(call);
			return (repeat != null) ? repeat : AddResult.FULL;
		}
		this.parts.local.put(call.id(), new LocalCall(call));
		AddResult result = null;
		try {
			result = insert(call);
			return result;
		}
		finally {
			if (!(result instanceof AddResult.Added)) {
				this.parts.local.remove(call.id());
			}
			if (result == null) {
				this.uncertain.add(call.id());
			}
		}
	}

	/**
	 * The calls of which nobody knows whether they were stored. They are not to stay.
	 * @return their ids, to be removed once they have been withdrawn
	 */
	Queue<CallId> uncertain() {
		return this.uncertain;
	}

	private AddResult insert(CallRecord call) {
		AddResult result = null;
		while (result == null) {
			if (this.group.submit(new NewCall(call, this.parts.node()))) {
				this.parts.dueTime.at(call.deadline());
				return AddResult.ADDED;
			}
			// No repeat if the call that has the key went at this very moment
			result = repeat(call);
		}
		return result;
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
		if (first == null) {
			return null;
		}
		return idempotency.equals(first.record().idempotency()) ? new AddResult.Repeated(first) : AddResult.KEY_REUSED;
	}

	// In one order, so that two groups which insert the same keys do not wait for each
	// other
	private List<Boolean> addAll(List<NewCall> calls) {
		Map<NewCall, Boolean> results = new IdentityHashMap<>();
		List<NewCall> ordered = calls.stream().sorted(BY_KEY).toList();
		List<Boolean> added = this.parts.groups.add(ordered);
		for (int i = 0; i < added.size(); i++) {
			results.put(ordered.get(i), added.get(i));
		}
		return calls.stream().map(results::get).map(Objects::requireNonNull).toList();
	}

}
