package org.asyncrpc.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.CallId;
import org.asyncrpc.testing.Containers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgresGroups}.
 */
@EnabledIfDockerAvailable
class PostgresCallGroupsIT extends CallGroupsTests {

	private static HikariDataSource dataSource;

	@BeforeAll
	static void connect() {
		dataSource = TestDatabase.of(Containers.postgres());
	}

	@AfterAll
	static void disconnect() {
		dataSource.close();
	}

	@Override
	DataSource dataSource() {
		return dataSource;
	}

	@Override
	String platform() {
		return "postgresql";
	}

	@Override
	CallGroups groups(Database database, CallSql sql) {
		return new PostgresGroups(database, sql);
	}

	@Test
	void leavesTheConnectionAsDurableAsItWas() throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			Database database = new Database(single);
			CallGroups groups = groups(database,
					new CallSql(JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX, database.platform()));
			groups.remove(List.of(new CallId(0, 1)));
			groups.remove(List.of(new CallId(0, 1), new CallId(0, 2)));
			assertThat(JdbcClient.create(single).sql("SHOW synchronous_commit").query(String.class).single())
				.isEqualTo("on");
		}
	}

}
