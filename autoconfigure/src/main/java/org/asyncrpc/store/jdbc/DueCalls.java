package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;

/**
 * Finds the calls whose deadline has passed, or whose retention has.
 */
final class DueCalls {

	private static final int PAGE = 256;

	private final StoreParts parts;

	private final CallEnds ends;

	private final CallRemovals removals;

	DueCalls(StoreParts parts, CallEnds ends, CallRemovals removals) {
		this.parts = parts;
		this.ends = ends;
		this.removals = removals;
	}

	void sweep() {
		long now = this.parts.clock.millis();
		if (!this.parts.dueTime.begin(now)) {
			return;
		}
		boolean more = true;
		while (more) {
			List<CallRow> due = this.parts.reader.rows(this.parts.sql.due, now);
			int done = endAll(due.stream().filter(CallRow::isOutstanding).toList()) + dropAll(due, now);
			// Those that somebody has locked are due again
			more = due.size() == PAGE && done > 0;
		}
		Long next = this.parts.database.client().sql(this.parts.sql.nextDue).query(Long.class).optional().orElse(null);
		if (next != null && next > now) {
			this.parts.dueTime.at(next);
		}
	}

	private int endAll(List<CallRow> rows) {
		if (rows.isEmpty()) {
			return 0;
		}
		List<EndRequest> requests = rows.stream()
			.map((row) -> this.ends.request(row.call().id(), Outcome.DEADLINE_EXCEEDED, this.parts.node(), Claim.FOUND,
					true, true))
			.toList();
		List<Boolean> won = this.parts.groups.end(requests);
		int count = 0;
		for (int i = 0; i < rows.size(); i++) {
			if (won.get(i)) {
				this.parts.published(requests.get(i), rows.get(i).call());
				count++;
			}
		}
		return count;
	}

	private int dropAll(List<CallRow> due, long now) {
		List<CallRow> dropped = new ArrayList<>();
		int released = 0;
		for (CallRow row : due) {
			long retainedUntil = row.call().endedAt() + this.parts.settings.retention().undelivered().toMillis();
			if (row.retained() && (row.call().draining() || row.unseen()) && now < retainedUntil) {
				this.removals.letGo(row);
				released++;
			}
			else if (!row.isOutstanding()) {
				dropped.add(row);
			}
		}
		return released + drop(dropped, now);
	}

	private int drop(List<CallRow> rows, long now) {
		if (rows.isEmpty()) {
			return 0;
		}
		int[] counts = this.parts.database.batch(this.parts.sql.expire, rows, (statement, row) -> {
			statement.setString(1, row.call().id().toString());
			statement.setLong(2, now);
		});
		int done = 0;
		for (int i = 0; i < counts.length; i++) {
			CallRow row = rows.get(i);
			Outcome outcome = row.call().outcome();
			if (counts[i] > 0 && row.retained() && outcome != null) {
				this.parts.room.giveBack(outcome.size());
			}
			done += counts[i];
		}
		return done;
	}

}
