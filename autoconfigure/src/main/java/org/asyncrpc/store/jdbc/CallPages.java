package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallCounts.OperationCount;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallQuery;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * What operators see: pages of calls, and how many there are.
 */
final class CallPages {

	private final StoreParts parts;

	CallPages(StoreParts parts) {
		this.parts = parts;
	}

	CallPage page(CallQuery query) {
		List<Object> parameters = new ArrayList<>();
		String sql = sql(query, parameters);
		List<StoredCall> calls = this.parts.database
			.single(() -> this.parts.database.client().sql(sql).params(parameters).query(CallRow::read).list())
			.stream()
			.map(CallRow::call)
			.toList();
		if (calls.size() <= query.limit()) {
			return new CallPage(calls, null);
		}
		StoredCall last = calls.get(query.limit() - 1);
		return new CallPage(calls.subList(0, query.limit()), Position.of(last).toString());
	}

	private String sql(CallQuery query, List<Object> parameters) {
		StringBuilder sql = new StringBuilder("SELECT * FROM ").append(this.parts.sql.table())
			.append(" WHERE ")
			.append(query.draining() ? CallSql.ALL_DRAINING : CallSql.ALL_OUTSTANDING);
		and(sql, parameters, " AND operation = ?", query.operation());
		and(sql, parameters, " AND principal = ?", query.principal());
		and(sql, parameters, " AND business_key = ?", query.key());
		and(sql, parameters, " AND accepted_at <= ?", query.acceptedBefore());
		if (query.after() != null) {
			Position after = Position.parse(query.after());
			sql.append(" AND accepted_at >= ? AND (accepted_at > ? OR call_id > ?)");
			parameters.addAll(List.of(after.acceptedAt, after.acceptedAt, after.id.toString()));
		}
		return sql.append(" ORDER BY accepted_at, call_id FETCH FIRST ")
			.append(query.limit() + 1L)
			.append(" ROWS ONLY")
			.toString();
	}

	private static void and(StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
		if (value != null) {
			sql.append(condition);
			parameters.add(value);
		}
	}

	CallCounts counts() {
		return this.parts.database.single(() -> {
			Map<String, OperationCount> operations = new HashMap<>();
			this.parts.database.client()
				.sql(this.parts.sql.countOutstanding)
				.query((row, number) -> Map.entry(row.getString(1), new OperationCount(row.getLong(2), row.getLong(3))))
				.list()
				.forEach((count) -> operations.put(count.getKey(), count.getValue()));
			return new CallCounts(count(this.parts.sql.countDraining), count(this.parts.sql.countRetained),
					Map.copyOf(operations));
		});
	}

	private long count(String sql) {
		return this.parts.database.client().sql(sql).query((row, number) -> row.getLong(1)).single();
	}

	/**
	 * Where a page ends.
	 *
	 * @param acceptedAt when the last call was accepted
	 * @param id the id of that call
	 */
	private record Position(long acceptedAt, CallId id) {

		private static final char SEPARATOR = '.';

		static Position of(StoredCall call) {
			return new Position(call.record().acceptedAt(), call.id());
		}

		static Position parse(String text) {
			int separator = text.indexOf(SEPARATOR);
			CallId id = CallId.parse(text.substring(separator + 1));
			if (separator < 0 || id == null) {
				throw new IllegalArgumentException("Not a cursor of this store");
			}
			try {
				return new Position(Long.parseLong(text.substring(0, separator), Character.MAX_RADIX), id);
			}
			catch (NumberFormatException ex) {
				throw new IllegalArgumentException("Not a cursor of this store", ex);
			}
		}

		@Override
		public String toString() {
			return Long.toString(this.acceptedAt, Character.MAX_RADIX) + SEPARATOR + this.id;
		}

	}

}
