package org.asyncrpc.store.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.asyncrpc.store.CallId;

/**
 * Ends of which nobody knows whether they were made, because the database failed. Looks
 * for a while, so that whoever waits for such a call is told, too.
 */
final class UncertainEnds {

	private static final long INTERVAL_MILLIS = 500;

	private static final int LOOKS = 60;

	private final StoreParts parts;

	private final Map<CallId, Integer> looks = new ConcurrentHashMap<>();

	private long lookedAt;

	UncertainEnds(StoreParts parts) {
		this.parts = parts;
	}

	void add(CallId id) {
		this.looks.put(id, LOOKS);
	}

	void sweep() {
		long now = this.parts.clock.millis();
		if (!this.looks.isEmpty() && now - this.lookedAt >= INTERVAL_MILLIS) {
			this.lookedAt = now;
			this.looks.keySet().forEach(this::look);
		}
	}

	private void look(CallId id) {
		CallRow row = this.parts.database.single(() -> this.parts.reader.findRow(id)).orElse(null);
		if (row != null && row.isOutstanding()) {
			this.looks.computeIfPresent(id, (key, left) -> (left > 1) ? left - 1 : null);
			return;
		}
		this.looks.remove(id);
		this.parts.local.remove(id);
		if (row != null) {
			this.parts.dueTime.at(row.dueAt());
			this.parts.changed(id);
			this.parts.listener.ended(row.call());
		}
	}

}
