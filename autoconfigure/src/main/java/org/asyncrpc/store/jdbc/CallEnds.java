package org.asyncrpc.store.jdbc;

import java.util.Optional;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls: one conditional statement each, together with those of others unless it is
 * part of a transaction of the caller.
 */
final class CallEnds {

	private final StoreParts parts;

	private final TransactionEnds transactions;

	private final GroupCommit<EndRequest, Boolean> group;

	CallEnds(StoreParts parts) {
		this.parts = parts;
		this.transactions = new TransactionEnds(parts);
		this.group = new GroupCommit<>(parts.groups::end);
	}

	boolean end(CallId id, Outcome outcome, Claim claim) {
		EndRequest request = request(id, outcome, this.parts.node(), claim, false, false);
		if (!this.parts.database.isInTransaction()) {
			return endNow(request);
		}
		boolean won = this.parts.locks.until(() -> tryInTransaction(request));
		if (won) {
			this.transactions.add(request);
		}
		return won;
	}

	boolean terminate(CallId id, Outcome outcome) {
		return !this.transactions.hasEnded(id)
				&& endNow(request(id, outcome, this.parts.node(), Claim.FOUND, true, true));
	}

	EndRequest request(CallId id, Outcome outcome, String node, Claim claim, boolean cancelled, boolean draining) {
		long now = this.parts.clock.millis();
		return new EndRequest(id, outcome, node, claim, cancelled, draining, now,
				now + this.parts.settings.retention().undelivered().toMillis());
	}

	private boolean endNow(EndRequest request) {
		boolean won = this.parts.locks.until(() -> tryNow(request));
		if (won) {
			this.parts.published(request);
		}
		return won;
	}

	private boolean submit(EndRequest request) {
		try {
			return this.group.submit(request);
		}
		catch (RuntimeException ex) {
			if (Certainty.mayBeDone(ex)) {
				this.parts.uncertainEnds.add(request.id());
			}
			throw ex;
		}
	}

	private Optional<Boolean> tryNow(EndRequest request) {
		if (submit(request)) {
			return Optional.of(true);
		}
		return lost(request, this.parts.database.single(() -> this.parts.reader.findRow(request.id())).orElse(null));
	}

	private Optional<Boolean> tryInTransaction(EndRequest request) {
		if (this.transactions.hasEnded(request.id())) {
			return Optional.of(false);
		}
		if (this.parts.database.update(this.parts.sql.end, request, EndRequest::set) > 0) {
			return Optional.of(true);
		}
		return lost(request, this.parts.reader.row(request.id()));
	}

	private static Optional<Boolean> lost(EndRequest request, @Nullable CallRow row) {
		return (row != null && request.canEnd(row)) ? Optional.empty() : Optional.of(false);
	}

	/**
	 * Whether the current transaction has ended a call, provisionally.
	 * @param id the id of the call
	 * @return whether it is to be treated as ended
	 */
	boolean hasEndedInTransaction(CallId id) {
		return this.transactions.hasEnded(id);
	}

}
