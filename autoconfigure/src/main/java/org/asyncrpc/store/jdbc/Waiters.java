package org.asyncrpc.store.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.asyncrpc.store.CallId;

/**
 * Which nodes want to hear of which calls of others.
 */
final class Waiters {

	static final String CHANNEL_PREFIX = "asyncrpc_";

	private final Database database;

	private final String insert;

	private final String delete;

	private final String deleteAll;

	private final String find;

	Waiters(Database database, String prefix) {
		this.database = database;
		String table = prefix + "waiter";
		this.insert = "INSERT INTO %s (call_id, node_id) VALUES (?, ?) ON CONFLICT DO NOTHING".formatted(table);
		this.delete = "DELETE FROM %s WHERE call_id = ? AND node_id = ?".formatted(table);
		this.deleteAll = "DELETE FROM %s WHERE node_id = ?".formatted(table);
		this.find = ("SELECT call_id, node_id FROM %s WHERE call_id IN (:ids) AND node_id <> :node"
				+ " UNION SELECT call_id, owner FROM %scall WHERE call_id IN (:ids) AND unseen = TRUE"
				+ " AND owner <> :node")
			.formatted(table, prefix);
	}

	void add(List<CallId> ids, String node) {
		forEach(this.insert, ids, node);
	}

	void remove(List<CallId> ids, String node) {
		if (!ids.isEmpty()) {
			forEach(this.delete, ids, node);
		}
	}

	void removeAll(String node) {
		this.database.single(() -> this.database.client().sql(this.deleteAll).param(node).update());
	}

	/**
	 * Notifies the other nodes that want to hear of calls.
	 * @param ids calls that have changed
	 * @param node the node that has changed them
	 */
	void notifyOthers(List<CallId> ids, String node) {
		if (ids.isEmpty()) {
			return;
		}
		Map<String, StringJoiner> payloads = new HashMap<>();
		this.database
			.single(() -> this.database.client()
				.sql(this.find)
				.param("ids", ids.stream().map(CallId::toString).toList())
				.param("node", node)
				.query((row, number) -> Map.entry(row.getString(2), row.getString(1)))
				.list())
			.forEach((waiter) -> payloads.computeIfAbsent(waiter.getKey(), (waiting) -> new StringJoiner(","))
				.add(waiter.getValue()));
		payloads.forEach((waiting,
				payload) -> this.database.single(() -> this.database.client()
					.sql("SELECT pg_notify(?, ?)")
					.params(CHANNEL_PREFIX + waiting, payload.toString())
					.query((row, number) -> true)
					.list()));
	}

	private void forEach(String sql, List<CallId> ids, String node) {
		this.database.batch(sql, ids, (statement, id) -> {
			statement.setString(1, id.toString());
			statement.setString(2, node);
		});
	}

}
