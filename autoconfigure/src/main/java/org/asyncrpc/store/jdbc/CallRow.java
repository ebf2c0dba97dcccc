package org.asyncrpc.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is in the table.
 *
 * @param call the call
 * @param owner the node that the call is lost with, or {@code null}
 * @param dueAt when the call ends at the latest, or is dropped
 * @param retained whether it has ended and its outcome is kept for its client
 * @param unseen whether another node has changed it and the owner does not know yet
 */
record CallRow(StoredCall call, @Nullable String owner, long dueAt, boolean retained, boolean unseen) {

	static CallRow read(ResultSet row, int rowNumber) throws SQLException {
		boolean outstanding = row.getString("state").equals(AsyncCallState.OUTSTANDING.name());
		StoredCall call = new StoredCall(record(row), row.getBoolean("cancel_requested"), row.getString("business_key"),
				progress(row), outstanding ? null : outcome(row), row.getLong("ended_at"), row.getBoolean("draining"));
		return new CallRow(call, row.getString("owner"), row.getLong("due_at"), row.getBoolean("retained"),
				row.getBoolean("unseen"));
	}

	boolean isOutstanding() {
		return this.call.outcome() == null;
	}

	private static CallRecord record(ResultSet row) throws SQLException {
		String trace = row.getString("trace_parent");
		String idempotencyKey = row.getString("idempotency_key");
		return new CallRecord(id(row), row.getString("operation"), row.getString("principal"),
				row.getLong("accepted_at"), row.getLong("deadline"), row.getString("client_address"),
				(trace != null) ? TraceParent.parse(trace) : null,
				(idempotencyKey != null) ? new Idempotency(idempotencyKey, row.getString("fingerprint")) : null,
				new Home(row.getString("node"), NodeLoss.valueOf(row.getString("on_node_loss"))));
	}

	static CallId id(ResultSet row) throws SQLException {
		String text = row.getString("call_id");
		CallId id = CallId.parse(text);
		if (id == null) {
			throw new SQLException("Not the id of a call: " + text);
		}
		return id;
	}

	private static @Nullable AsyncCallProgress progress(ResultSet row) throws SQLException {
		double fraction = row.getDouble("progress_fraction");
		return row.wasNull() ? null : new AsyncCallProgress(fraction, row.getString("progress_message"));
	}

	private static Outcome outcome(ResultSet row) throws SQLException {
		return new Outcome(AsyncCallState.valueOf(row.getString("state")), row.getInt("status"), row.getBytes("reply"),
				row.getString("code"), row.getString("detail"), row.getBytes("members"));
	}

}
