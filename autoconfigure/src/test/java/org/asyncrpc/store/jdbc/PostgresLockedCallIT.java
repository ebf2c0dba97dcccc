package org.asyncrpc.store.jdbc;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.testing.Containers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Tests for locked calls on PostgreSQL.
 */
@EnabledIfDockerAvailable
class PostgresLockedCallIT extends LockedCallTests {

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

}
