package org.asyncrpc.store.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.testing.Containers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plan is used for as long as its connection is, or until the next
 * <code>ANALYZE</code>. The one that PostgreSQL makes of a statement about a single call
 * while there is none must not read all calls when there are many.
 */
@EnabledIfDockerAvailable
class PostgresPlansIT {

	private static final int MANY = 1000;

	private final HikariDataSource pool = TestDatabase.of(Containers.postgres());

	private SingleConnectionDataSource connection;

	private JdbcClient client;

	private CallSql sql;

	@BeforeEach
	void makeNewTable() throws Exception {
		this.connection = new SingleConnectionDataSource(this.pool.getConnection(), true);
		this.client = JdbcClient.create(this.connection);
		this.client.sql("DROP TABLE IF EXISTS asyncrpc_call").update();
		TestDatabase.clear(this.connection, "postgresql");
		this.client.sql("SET plan_cache_mode = force_generic_plan").update();
		this.sql = new CallSql(JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX, Platform.POSTGRESQL);
	}

	@AfterEach
	void close() {
		this.client.sql("RESET plan_cache_mode").update();
		this.connection.close();
		this.pool.close();
	}

	@Test
	void findsACallByItsIdWhenTheTableIsNew() {
		expectIndexes();
	}

	@Test
	void findsACallByItsIdWhenTheTableHasBeenEmptied() {
		this.client.sql("""
				INSERT INTO asyncrpc_call (call_id, operation, accepted_at, deadline, node, on_node_loss, due_at)
				SELECT n, 'order/place', n, n, 'node', 'ABORT', n FROM generate_series(1, ?) AS n""")
			.param(MANY)
			.update();
		this.client.sql("DELETE FROM asyncrpc_call").update();
		this.client.sql("VACUUM ANALYZE asyncrpc_call").update();
		expectIndexes();
	}

	private void expectIndexes() {
		assertThat(plansAboutSingleCalls()).allMatch((plan) -> usesOnly("asyncrpc_call_pkey", plan));
		assertThat(plan(this.sql.findByKey)).matches((plan) -> usesOnly("asyncrpc_call_key", plan));
		assertThat(plan(this.sql.findByIdempotency)).matches((plan) -> usesOnly("asyncrpc_call_idempotency", plan));
	}

	private static boolean usesOnly(String index, String plan) {
		String using = " using " + index + " ";
		return plan.contains(using) && !plan.contains("Seq Scan") && !plan.replace(using, "").contains(" using ");
	}

	private List<String> plansAboutSingleCalls() {
		return Stream
			.of(this.sql.find, this.sql.end, this.sql.assignKey, this.sql.requestCancel, this.sql.progress,
					this.sql.drained, this.sql.removeReleased, this.sql.removeDelivered, this.sql.remove,
					this.sql.release, this.sql.keepUntil, this.sql.expire, this.sql.disown, this.sql.markSeen)
			.map(this::plan)
			.toList();
	}

	private String plan(String statement) {
		StringBuilder numbered = new StringBuilder();
		int count = 0;
		for (String part : statement.split("\\?", -1)) {
			numbered.append((count > 0) ? "$" + count : "").append(part);
			count++;
		}
		this.client.sql("PREPARE planned AS " + numbered).update();
		String nulls = String.join(", ", Collections.nCopies(count - 1, "NULL"));
		List<String> lines = this.client.sql("EXPLAIN (COSTS OFF) EXECUTE planned(%s)".formatted(nulls))
			.query(String.class)
			.list();
		this.client.sql("DEALLOCATE planned").update();
		return statement + "\n" + String.join("\n", lines);
	}

}
