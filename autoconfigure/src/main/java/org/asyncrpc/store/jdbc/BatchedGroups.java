package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.asyncrpc.store.CallId;

import org.springframework.dao.DuplicateKeyException;

/**
 * Groups for any database: one statement for each call, all of them in one batch.
 */
final class BatchedGroups implements CallGroups {

	private final Database database;

	private final CallSql sql;

	BatchedGroups(Database database, CallSql sql) {
		this.database = database;
		this.sql = sql;
	}

	@Override
	public List<Boolean> add(List<NewCall> calls) {
		Boolean[] added = new Boolean[calls.size()];
		List<Integer> together = new ArrayList<>();
		for (int i = 0; i < added.length; i++) {
			NewCall call = calls.get(i);
			if (this.database.platform().insertsQuietly() || call.idempotencyKey() == null) {
				together.add(i);
			}
			else {
				added[i] = addAlone(call);
			}
		}
		if (!together.isEmpty()) {
			List<Boolean> results = addTogether(together.stream().map(calls::get).toList());
			for (int i = 0; i < results.size(); i++) {
				added[together.get(i)] = results.get(i);
			}
		}
		return Arrays.stream(added).map(Objects::requireNonNull).toList();
	}

	private List<Boolean> addTogether(List<NewCall> calls) {
		String insert = NewCall.anyRepeatable(calls) ? this.sql.insertUnlessThere : this.sql.insert;
		return changed(this.database.batch(insert, calls, NewCall::set));
	}

	private boolean addAlone(NewCall call) {
		try {
			return this.database.batch(this.sql.insert, List.of(call), NewCall::set)[0] > 0;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	@Override
	public List<Boolean> end(List<EndRequest> ends) {
		return changed(this.database.batch(this.sql.end, ends, EndRequest::set));
	}

	@Override
	public List<Boolean> remove(List<CallId> ids) {
		return changed(this.database.batch(this.sql.removeDelivered, ids,
				(statement, id) -> statement.setString(1, id.toString())));
	}

	private static List<Boolean> changed(int[] counts) {
		return IntStream.of(counts).mapToObj((count) -> count > 0).toList();
	}

}
