package org.asyncrpc.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;

/**
 * An end that is to be made.
 *
 * @param id the id of the call
 * @param outcome how it ends
 * @param node on behalf of which node
 * @param claim on what grounds
 * @param cancelled whether the result is no longer wanted
 * @param draining whether the manager may still be at work
 * @param endedAt when it ends
 * @param dueAt until when it is kept
 */
record EndRequest(CallId id, Outcome outcome, String node, Claim claim, boolean cancelled, boolean draining,
		long endedAt, long dueAt) {

	/**
	 * Sets the parameters of {@link CallSql#end}.
	 * @param statement the statement
	 * @param request the end
	 * @throws SQLException if the driver refuses
	 */
	static void set(PreparedStatement statement, EndRequest request) throws SQLException {
		Outcome outcome = request.outcome;
		statement.setString(1, outcome.state().name());
		statement.setInt(2, outcome.status());
		statement.setBytes(3, outcome.reply());
		statement.setString(4, outcome.code());
		statement.setString(5, outcome.detail());
		statement.setBytes(6, outcome.members());
		statement.setInt(7, outcome.size());
		statement.setLong(8, request.endedAt);
		statement.setLong(9, request.dueAt);
		statement.setBoolean(10, request.draining);
		statement.setBoolean(11, request.cancelled);
		statement.setString(12, request.node);
		statement.setString(13, request.node);
		statement.setString(14, request.id.toString());
		statement.setString(15, request.node);
		statement.setBoolean(16, request.claim == Claim.FOUND);
	}

	/**
	 * Whether this end could be made of a call, were it not locked.
	 * @param row the call
	 * @return {@code false} if it has ended, or is not this node's to end
	 */
	boolean canEnd(CallRow row) {
		return row.isOutstanding() && (this.claim == Claim.FOUND || this.node.equals(row.owner()));
	}

}
