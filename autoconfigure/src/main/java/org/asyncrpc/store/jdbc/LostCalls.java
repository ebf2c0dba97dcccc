package org.asyncrpc.store.jdbc;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;

/**
 * Does to the calls of a node that was lost, or gives up, what they are to fare.
 */
final class LostCalls {

	private final StoreParts parts;

	private final CallEnds ends;

	LostCalls(StoreParts parts, CallEnds ends) {
		this.parts = parts;
		this.ends = ends;
	}

	/**
	 * Takes the outstanding calls of a node from it, but for those that somebody is just
	 * ending.
	 * @param node the id of the node
	 * @param meanwhile runs now and then, because there can be many calls
	 * @return the calls that stay outstanding
	 */
	Set<CallId> take(String node, Runnable meanwhile) {
		Set<CallId> kept = new HashSet<>();
		boolean more = true;
		while (more) {
			List<CallRow> rows = this.parts.database.single(() -> this.parts.reader.rows(this.parts.sql.ownedBy, node));
			// These first: when clients see the others ended, the node has lost all
			int done = keepAll(node, rows.stream().filter(LostCalls::isKept).toList(), kept)
					+ endAll(node, rows.stream().filter((row) -> !isKept(row)).toList());
			meanwhile.run();
			more = done > 0;
		}
		return kept;
	}

	private static boolean isKept(CallRow row) {
		return row.call().record().home().onNodeLoss() == NodeLoss.KEEP;
	}

	private int endAll(String node, List<CallRow> rows) {
		if (rows.isEmpty()) {
			return 0;
		}
		List<EndRequest> requests = rows.stream()
			.map((row) -> this.ends.request(row.call().id(), Outcome.SERVER_LOST, node, Claim.DISPATCHED, true, false))
			.toList();
		List<Boolean> won = this.parts.groups.end(requests);
		int done = 0;
		for (int i = 0; i < rows.size(); i++) {
			if (won.get(i)) {
				this.parts.published(requests.get(i), rows.get(i).call());
				done++;
			}
		}
		return done;
	}

	private int keepAll(String node, List<CallRow> rows, Set<CallId> kept) {
		if (rows.isEmpty()) {
			return 0;
		}
		int[] counts = this.parts.database.batch(this.parts.sql.disown, rows, (statement, row) -> {
			statement.setString(1, row.call().id().toString());
			statement.setString(2, node);
		});
		int done = 0;
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] > 0) {
				CallId id = rows.get(i).call().id();
				kept.add(id);
				this.parts.local.remove(id);
				done++;
			}
		}
		return done;
	}

}
