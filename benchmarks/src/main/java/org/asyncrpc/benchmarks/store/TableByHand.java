package org.asyncrpc.benchmarks.store;

import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What somebody would write who has no library: a table with an index on its key, and one
 * statement for each step.
 */
final class TableByHand implements Contestant {

	private final JdbcClient client;

	TableByHand(DataSource dataSource) {
		this.client = JdbcClient.create(dataSource);
		this.client.sql("DROP TABLE IF EXISTS call_by_hand").update();
		this.client.sql("""
				CREATE TABLE call_by_hand (
					id UUID PRIMARY KEY,
					operation TEXT NOT NULL,
					state TEXT NOT NULL,
					accepted_at BIGINT NOT NULL,
					deadline BIGINT NOT NULL,
					ended_at BIGINT,
					reply BYTEA
				)""").update();
	}

	@Override
	public String name() {
		return "table by hand";
	}

	@Override
	public void clear() {
		this.client.sql("TRUNCATE call_by_hand").update();
	}

	@Override
	public void call() {
		UUID id = UUID.randomUUID();
		long now = System.currentTimeMillis();
		this.client.sql("INSERT INTO call_by_hand (id, operation, state, accepted_at, deadline) VALUES (?, ?, ?, ?, ?)")
			.params(id, StoreInDatabase.OPERATION, "OPEN", now, now + StoreInDatabase.TIMEOUT_MILLIS)
			.update();
		int ended = this.client
			.sql("UPDATE call_by_hand SET state = ?, ended_at = ?, reply = ? WHERE id = ? AND state = ?")
			.params("DONE", System.currentTimeMillis(), StoreInDatabase.REPLY, id, "OPEN")
			.update();
		int removed = this.client.sql("DELETE FROM call_by_hand WHERE id = ?").param(id).update();
		if (ended + removed != 2) {
			throw new IllegalStateException("A call was lost");
		}
	}

	@Override
	public void close() {
		this.client.sql("DROP TABLE call_by_hand").update();
	}

}
