package org.asyncrpc.store.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls. In a transaction of the caller this sees what that has done.
 */
final class CallReader {

	private final Database database;

	private final CallSql sql;

	CallReader(Database database, CallSql sql) {
		this.database = database;
		this.sql = sql;
	}

	@Nullable StoredCall find(CallId id) {
		return call(one(this.sql.find, id.toString()));
	}

	@Nullable StoredCall findByKey(String operation, String key) {
		return call(one(this.sql.findByKey, Names.key(operation, key)));
	}

	@Nullable StoredCall findByIdempotencyKey(@Nullable String principal, String operation, String key) {
		return call(one(this.sql.findByIdempotency, Names.idempotency(principal, operation, key)));
	}

	/**
	 * Reads a call whatever its state, also if only its manager keeps it.
	 * @param id the id of the call
	 * @return the call, or {@code null} if it is not in the table
	 */
	@Nullable CallRow row(CallId id) {
		List<CallRow> rows = rows(List.of(id));
		return rows.isEmpty() ? null : rows.get(0);
	}

	Optional<CallRow> findRow(CallId id) {
		return Optional.ofNullable(row(id));
	}

	List<CallRow> rows(Collection<CallId> ids) {
		return this.database.client()
			.sql(this.sql.findAll)
			.param("ids", ids.stream().map(CallId::toString).toList())
			.query(CallRow::read)
			.list();
	}

	List<CallRow> rows(String sql, Object parameter) {
		return this.database.client().sql(sql).param(parameter).query(CallRow::read).list();
	}

	private @Nullable CallRow one(String sql, String parameter) {
		return this.database.client().sql(sql).param(parameter).query(CallRow::read).optional().orElse(null);
	}

	private static @Nullable StoredCall call(@Nullable CallRow row) {
		return (row != null) ? row.call() : null;
	}

}
