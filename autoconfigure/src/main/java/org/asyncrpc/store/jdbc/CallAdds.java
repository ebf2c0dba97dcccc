package org.asyncrpc.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

import org.springframework.dao.DuplicateKeyException;

/**
 * Stores new calls, those of several threads together.
 */
final class CallAdds {

	private final StoreParts parts;

	private final GroupCommit<Addition, Boolean> group;

	/** Of which nobody knows whether they were stored, because the database failed. */
	private final Queue<CallId> uncertain = new ConcurrentLinkedQueue<>();

	CallAdds(StoreParts parts) {
		this.parts = parts;
		this.group = new GroupCommit<>(this::insertAll);
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
			if (this.group.submit(new Addition(call, this.parts.node()))) {
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

	private List<Boolean> insertAll(List<Addition> additions) {
		Boolean[] inserted = new Boolean[additions.size()];
		List<Integer> together = new ArrayList<>();
		for (int i = 0; i < inserted.length; i++) {
			Addition addition = additions.get(i);
			if (this.parts.database.platform().insertsQuietly() || addition.call.idempotency() == null) {
				together.add(i);
			}
			else {
				inserted[i] = insertAlone(addition);
			}
		}
		if (!together.isEmpty()) {
			int[] counts = this.parts.database.batch(this.parts.sql.insert,
					together.stream().map(additions::get).toList(), Addition::set);
			for (int i = 0; i < counts.length; i++) {
				inserted[together.get(i)] = counts[i] > 0;
			}
		}
		return Arrays.stream(inserted).map(Objects::requireNonNull).toList();
	}

	private boolean insertAlone(Addition addition) {
		try {
			return this.parts.database.batch(this.parts.sql.insert, List.of(addition), Addition::set)[0] > 0;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * A call that is to be stored.
	 *
	 * @param call the call
	 * @param owner the node that it is lost with
	 */
	private record Addition(CallRecord call, String owner) {

		private static void set(PreparedStatement statement, Addition addition) throws SQLException {
			CallRecord call = addition.call;
			Idempotency idempotency = call.idempotency();
			statement.setString(1, call.id().toString());
			statement.setString(2, call.operation());
			statement.setString(3, call.principal());
			statement.setLong(4, call.acceptedAt());
			statement.setLong(5, call.deadline());
			statement.setString(6, call.clientAddress());
			statement.setString(7, (call.trace() != null) ? call.trace().toString() : null);
			statement.setString(8, (idempotency != null) ? idempotency.key() : null);
			statement.setString(9, (idempotency != null) ? idempotency.fingerprint() : null);
			statement.setString(10, Names.idempotency(call));
			statement.setString(11, call.node());
			statement.setString(12, call.home().onNodeLoss().name());
			statement.setString(13, addition.owner);
			statement.setLong(14, call.deadline());
		}

	}

}
