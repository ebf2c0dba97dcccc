package org.asyncrpc.store.jdbc;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;

import org.springframework.dao.DuplicateKeyException;

/**
 * Changes outstanding calls, at once and apart from any transaction. Whoever meets a call
 * that somebody has locked waits, because that may only be another change.
 */
final class CallChanges {

	private final StoreParts parts;

	private final CallEnds ends;

	CallChanges(StoreParts parts, CallEnds ends) {
		this.parts = parts;
		this.ends = ends;
	}

	boolean assignKey(CallId id, String key) {
		return this.ends.hasEndedInTransaction(id) || this.parts.locks.until(() -> tryAssignKey(id, key));
	}

	private Optional<Boolean> tryAssignKey(CallId id, String key) {
		return this.parts.database.single(() -> this.parts.reader.findRow(id))
			.filter(CallRow::isOutstanding)
			.map((row) -> assignKey(row.call(), key))
			.orElse(Optional.of(true));
	}

	private Optional<Boolean> assignKey(StoredCall call, String key) {
		CallId id = call.id();
		String name = Names.key(call.record().operation(), key);
		try {
			if (update(this.parts.sql.assignKey, key, name, id.toString()) == 0) {
				return Optional.empty();
			}
		}
		catch (DuplicateKeyException ex) {
			return Optional.of(false);
		}
		LocalCall known = this.parts.local.get(id);
		if (known != null) {
			known.key(key);
		}
		return Optional.of(true);
	}

	void requestCancel(CallId id) {
		if (!change(id, () -> update(this.parts.sql.requestCancel, this.parts.node(), id.toString()),
				(call) -> !call.cancelRequested())) {
			return;
		}
		LocalCall known = this.parts.local.get(id);
		if (known != null) {
			known.cancelRequested();
		}
		this.parts.listener.cancelRequested(id);
		this.parts.changed(id);
	}

	void progress(CallId id, AsyncCallProgress progress) {
		if (!change(id, () -> update(progress, id), (call) -> true)) {
			return;
		}
		LocalCall known = this.parts.local.get(id);
		if (known != null) {
			known.progress(progress);
		}
		this.parts.listener.progressed(id, progress);
		this.parts.changed(id);
	}

	private boolean change(CallId id, IntSupplier update, Predicate<StoredCall> canChange) {
		return !this.ends.hasEndedInTransaction(id) && this.parts.locks.until(() -> {
			if (update.getAsInt() > 0) {
				return Optional.of(true);
			}
			boolean locked = this.parts.database.single(() -> this.parts.reader.findRow(id))
				.filter((row) -> row.isOutstanding() && canChange.test(row.call()))
				.isPresent();
			return locked ? Optional.empty() : Optional.of(false);
		});
	}

	private int update(AsyncCallProgress progress, CallId id) {
		return this.parts.database.single(() -> this.parts.database.client()
			.sql(this.parts.sql.progress)
			.param(progress.fraction())
			.param(progress.message())
			.param(this.parts.node())
			.param(id.toString())
			.update());
	}

	private int update(String sql, Object... parameters) {
		return this.parts.database.single(() -> this.parts.database.client().sql(sql).params(parameters).update());
	}

}
