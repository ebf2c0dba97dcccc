package org.asyncrpc.store.jdbc;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Claim;

/**
 * Groups for PostgreSQL: one statement for all calls, which are its parameters, column by
 * column. That spares the database most of the work for a statement.
 */
final class PostgresGroups implements CallGroups {

	private final Database database;

	private final PostgresGroupSql sql;

	private final CallGroups single;

	PostgresGroups(Database database, CallSql sql) {
		this.database = database;
		this.sql = new PostgresGroupSql(sql.table());
		this.single = new BatchedGroups(database, sql);
	}

	@Override
	public List<Boolean> add(List<NewCall> calls) {
		if (calls.size() == 1) {
			return this.single.add(calls);
		}
		Columns<NewCall> columns = new Columns<>(calls);
		columns.text((call) -> call.call().id().toString());
		columns.text((call) -> call.call().operation());
		columns.text((call) -> call.call().principal());
		columns.number((call) -> call.call().acceptedAt());
		columns.number((call) -> call.call().deadline());
		columns.text((call) -> call.call().clientAddress());
		columns.text(NewCall::trace);
		columns.text(NewCall::idempotencyKey);
		columns.text(NewCall::fingerprint);
		columns.text(NewCall::idempotencyId);
		columns.text((call) -> call.call().node());
		columns.text((call) -> call.call().home().onNodeLoss().name());
		columns.text(NewCall::owner);
		String insert = NewCall.anyRepeatable(calls) ? this.sql.insertUnlessThere : this.sql.insert;
		Set<String> added = new HashSet<>(this.database.group(insert, columns, (row, number) -> row.getString(1)));
		return calls.stream().map((call) -> added.contains(call.call().id().toString())).toList();
	}

	@Override
	public List<Boolean> end(List<EndRequest> ends) {
		if (ends.size() == 1) {
			return this.single.end(ends);
		}
		Columns<EndRequest> columns = new Columns<>(ends);
		columns.text((end) -> end.id().toString());
		columns.text(EndRequest::node);
		columns.flag((end) -> end.claim() == Claim.FOUND);
		columns.text((end) -> end.outcome().state().name());
		columns.number((end) -> end.outcome().status());
		columns.bytes((end) -> end.outcome().reply());
		columns.text((end) -> end.outcome().code());
		columns.text((end) -> end.outcome().detail());
		columns.bytes((end) -> end.outcome().members());
		columns.number((end) -> end.outcome().size());
		columns.number(EndRequest::endedAt);
		columns.number(EndRequest::dueAt);
		columns.flag(EndRequest::draining);
		columns.flag(EndRequest::cancelled);
		Boolean[] won = new Boolean[ends.size()];
		Arrays.fill(won, Boolean.FALSE);
		this.database.group(this.sql.end, columns, (row, number) -> row.getInt(1))
			.forEach((position) -> won[position - 1] = true);
		return List.of(won);
	}

	@Override
	public List<Boolean> remove(List<CallId> ids) {
		if (ids.size() == 1) {
			return this.single.remove(ids);
		}
		Columns<CallId> columns = new Columns<>(ids);
		columns.text(CallId::toString);
		Set<String> removed = new HashSet<>(
				this.database.group(this.sql.remove, columns, (row, number) -> row.getString(1)));
		return ids.stream().map((id) -> removed.remove(id.toString())).toList();
	}

}
