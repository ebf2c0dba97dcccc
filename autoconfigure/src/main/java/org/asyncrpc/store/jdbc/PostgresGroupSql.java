package org.asyncrpc.store.jdbc;

/**
 * The statements of {@link PostgresGroups}: those of {@link CallSql} that are made most
 * often, for many calls.
 */
final class PostgresGroupSql {

	/** Makes a commit not wait for the disk. After a crash the call is there again. */
	static final String LAZILY = "(SELECT set_config('synchronous_commit', 'off', TRUE)) IS NOT NULL";

	final String insert;

	final String insertUnlessThere;

	final String end;

	final String remove;

	PostgresGroupSql(String table) {
		String insert = """
				INSERT INTO %s (call_id, operation, principal, accepted_at, deadline, client_address, trace_parent,
					idempotency_key, fingerprint, idempotency_id, node, on_node_loss, owner, due_at)
				SELECT n.*, n.deadline FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
					?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
					AS n (call_id, operation, principal, accepted_at, deadline, client_address, trace_parent,
					idempotency_key, fingerprint, idempotency_id, node, on_node_loss, owner)
				""".formatted(table);
		this.insert = insert + "RETURNING call_id";
		this.insertUnlessThere = insert + "ON CONFLICT DO NOTHING RETURNING call_id";
		this.end = """
				WITH wanted AS MATERIALIZED (
					SELECT * FROM unnest(?::text[], ?::text[], ?::boolean[], ?::text[], ?::bigint[], ?::bytea[],
						?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::boolean[])
						WITH ORDINALITY AS w (id, ender, found, state, status, reply, code, detail, members, outcome_size,
						ended_at, due_at, draining, cancelled, position)),
				locked AS MATERIALIZED (
					SELECT c.ctid AS place, w.* FROM wanted w JOIN %1$s c ON c.call_id = w.id
					WHERE c.state = 'OUTSTANDING' AND (c.owner = w.ender OR w.found)
					FOR UPDATE OF c SKIP LOCKED)
				UPDATE %1$s c SET state = l.state, status = l.status, reply = l.reply, code = l.code, detail = l.detail,
					members = l.members, outcome_size = l.outcome_size, ended_at = l.ended_at, due_at = l.due_at,
					retained = TRUE, key_id = NULL, draining = l.draining,
					cancel_requested = c.cancel_requested OR l.cancelled,
					unseen = c.owner IS NOT NULL AND c.owner <> l.ender,
					owner = CASE WHEN c.owner <> l.ender THEN c.owner END
				FROM locked l WHERE c.ctid = l.place RETURNING l.position"""
			.formatted(table);
		this.remove = """
				DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
					SELECT ctid FROM %1$s WHERE call_id = ANY (?::text[]) AND retained AND NOT draining AND NOT unseen
					AND idempotency_key IS NULL FOR UPDATE SKIP LOCKED)) AND %2$s
				RETURNING call_id""".formatted(table, LAZILY);
	}

}
