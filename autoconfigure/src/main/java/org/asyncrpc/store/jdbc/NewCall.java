package org.asyncrpc.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Idempotency;
import org.jspecify.annotations.Nullable;

/**
 * A call that is to be stored.
 *
 * @param call the call
 * @param owner the node that it is lost with
 * @param idempotencyId the name of its idempotency key, or {@code null} if it has none
 */
record NewCall(CallRecord call, String owner, @Nullable String idempotencyId) {

	NewCall(CallRecord call, String owner) {
		this(call, owner, Names.idempotency(call));
	}

	/**
	 * Sets the parameters of {@link CallSql#insert}.
	 * @param statement the statement
	 * @param added the call
	 * @throws SQLException if the driver refuses
	 */
	static void set(PreparedStatement statement, NewCall added) throws SQLException {
		CallRecord call = added.call;
		statement.setString(1, call.id().toString());
		statement.setString(2, call.operation());
		statement.setString(3, call.principal());
		statement.setLong(4, call.acceptedAt());
		statement.setLong(5, call.deadline());
		statement.setString(6, call.clientAddress());
		statement.setString(7, added.trace());
		statement.setString(8, added.idempotencyKey());
		statement.setString(9, added.fingerprint());
		statement.setString(10, added.idempotencyId);
		statement.setString(11, call.node());
		statement.setString(12, call.home().onNodeLoss().name());
		statement.setString(13, added.owner);
		statement.setLong(14, call.deadline());
	}

	/**
	 * Whether there can be a call already that one of these repeats. If not, then an
	 * insert has less to do.
	 * @param calls calls
	 * @return whether one of them has an idempotency key
	 */
	static boolean anyRepeatable(List<NewCall> calls) {
		return calls.stream().anyMatch((call) -> call.idempotencyId != null);
	}

	@Nullable String trace() {
		return (this.call.trace() != null) ? this.call.trace().toString() : null;
	}

	@Nullable String idempotencyKey() {
		Idempotency idempotency = this.call.idempotency();
		return (idempotency != null) ? idempotency.key() : null;
	}

	@Nullable String fingerprint() {
		Idempotency idempotency = this.call.idempotency();
		return (idempotency != null) ? idempotency.fingerprint() : null;
	}

}
