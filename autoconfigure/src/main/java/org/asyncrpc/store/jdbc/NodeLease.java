package org.asyncrpc.store.jdbc;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.store.CallId;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps this node's lease, and finds the nodes that have lost theirs.
 */
final class NodeLease {

	private static final long TOMBSTONE_MILLIS = TimeUnit.HOURS.toMillis(1);

	private static final int BEATS = 4;

	private final StoreParts parts;

	private final LostCalls lostCalls;

	private final String table;

	private String name = "";

	private long nextBeatAt;

	private volatile long beatenAt;

	NodeLease(StoreParts parts, LostCalls lostCalls) {
		this.parts = parts;
		this.lostCalls = lostCalls;
		this.table = parts.settings.tablePrefix() + "node";
	}

	synchronized void start(String name) {
		this.name = name;
		this.parts.clock.synchronize();
		forgive();
		register();
	}

	synchronized void stop() {
		this.parts.database.single(() -> sql("DELETE FROM %s WHERE node_id = ?").param(this.parts.node()).update());
	}

	/**
	 * Makes sure that others have not taken this node for lost, after it did not run for
	 * long.
	 */
	void ensure() {
		if (System.nanoTime() - this.beatenAt > this.parts.settings.lease().toNanos()) {
			beat();
		}
	}

	void sweep() {
		if (beatIfDue()) {
			findLost();
		}
	}

	private boolean beatIfDue() {
		boolean due = this.parts.clock.millis() >= this.nextBeatAt;
		if (due) {
			beat();
		}
		return due;
	}

	private synchronized void beat() {
		long startedAt = System.nanoTime();
		this.parts.clock.synchronize();
		forgive();
		int renewed = this.parts.database
			.single(() -> sql("UPDATE %s SET expires_at = ? WHERE node_id = ? AND lost = FALSE")
				.params(expiresAt(), this.parts.node())
				.update());
		if (renewed == 0) {
			register();
			this.parts.local.clear();
			this.parts.listener.lost();
		}
		this.beatenAt = startedAt;
		this.nextBeatAt = this.parts.clock.millis() + this.parts.settings.lease().toMillis() / BEATS;
	}

	// When no node has renewed its lease for long, then it was the database that was away
	private void forgive() {
		this.parts.database.single(() -> sql("UPDATE %1$s SET expires_at = ? WHERE lost = FALSE AND NOT EXISTS "
				+ "(SELECT 1 FROM %1$s other WHERE other.lost = FALSE AND other.expires_at >= ?)")
			.params(expiresAt(), expiresAt() - this.parts.settings.lease().toMillis() / 2)
			.update());
	}

	private void register() {
		String id = UUID.randomUUID().toString().replace("-", "");
		this.beatenAt = System.nanoTime();
		this.parts.database.single(() -> sql("INSERT INTO %s (node_id, name, expires_at) VALUES (?, ?, ?)")
			.params(id, this.name, expiresAt())
			.update());
		this.parts.node(id);
		this.parts.alone = false;
		this.parts.signals().start(id);
	}

	private long expiresAt() {
		return this.parts.clock.millis() + this.parts.settings.lease().toMillis();
	}

	private void findLost() {
		long now = this.parts.clock.millis();
		Long all = this.parts.database.single(() -> sql("SELECT COUNT(*) FROM %s").query(Long.class).single());
		this.parts.alone = all <= 1;
		List<String> expired = this.parts.database
			.single(() -> sql("SELECT node_id FROM %s WHERE expires_at < ?").param(now).query(String.class).list());
		for (String node : expired) {
			// First of all it must not come back; then its calls are safe to be taken
			this.parts.database
				.single(() -> sql("UPDATE %s SET lost = TRUE WHERE node_id = ? AND expires_at < ? AND lost = FALSE")
					.params(node, now)
					.update());
			this.lostCalls.take(node, this::beatIfDue);
			forget(node, now);
		}
	}

	// Not at once: the lost node may be adding calls, and not know yet
	private void forget(String node, long now) {
		this.parts.database.single(() -> sql("DELETE FROM %s WHERE node_id = ? AND lost = TRUE AND expires_at < ?")
			.params(node, now - TOMBSTONE_MILLIS)
			.update());
	}

	private JdbcClient.StatementSpec sql(String text) {
		return this.parts.database.client().sql(text.formatted(this.table));
	}

	/**
	 * Does with the calls of this node what its loss would do.
	 * @return the calls that stay outstanding
	 */
	Set<CallId> giveUp() {
		return this.lostCalls.take(this.parts.node(), () -> {
		});
	}

}
