package org.asyncrpc.store.jdbc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;

/**
 * Calls of which nobody knows whether they were stored, because the database failed
 * twice. Their clients were told that they were not, so they are not to stay. Somebody
 * may have found one by its idempotency key and wait for it: it ends, and gives the key
 * back.
 */
final class UncertainAdds {

	private final StoreParts parts;

	private final Set<CallId> ids = ConcurrentHashMap.newKeySet();

	UncertainAdds(StoreParts parts) {
		this.parts = parts;
	}

	void add(CallId id) {
		this.ids.add(id);
	}

	void sweep() {
		this.ids.forEach(this::resolve);
	}

	/**
	 * Ends a call if it is one of these.
	 * @param id the id of the call
	 * @return whether it was one, and is no longer
	 */
	boolean resolve(CallId id) {
		if (!this.ids.contains(id)) {
			return false;
		}
		boolean ended = this.parts.database.atomic(() -> end(id));
		CallRow row = ended ? null : this.parts.database.single(() -> this.parts.reader.findRow(id)).orElse(null);
		if (row != null && row.isOutstanding()) {
			return false;
		}
		this.parts.changed(id);
		return this.ids.remove(id);
	}

	private boolean end(CallId id) {
		long now = this.parts.clock.millis();
		long dueAt = now + this.parts.settings.retention().undelivered().toMillis();
		EndRequest request = new EndRequest(id, Outcome.SERVER_LOST, this.parts.node(), Claim.FOUND, true, false, now,
				dueAt);
		return this.parts.database.update(this.parts.sql.end, request, EndRequest::set) > 0
				&& this.parts.database.client().sql(this.parts.sql.release).params(dueAt, id.toString()).update() > 0;
	}

}
