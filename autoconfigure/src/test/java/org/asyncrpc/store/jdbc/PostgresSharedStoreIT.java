package org.asyncrpc.store.jdbc;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.SharedStoreContractTests;
import org.asyncrpc.testing.Containers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Tests for several nodes with a {@link JdbcCallStore} on PostgreSQL, which notify each
 * other.
 */
@EnabledIfDockerAvailable
class PostgresSharedStoreIT extends SharedStoreContractTests {

	private static HikariDataSource dataSource;

	private final ManualStoreClock clock = new ManualStoreClock();

	@BeforeAll
	static void connect() {
		dataSource = TestDatabase.of(Containers.postgres());
	}

	@AfterAll
	static void disconnect() {
		dataSource.close();
	}

	@Override
	protected void clear() {
		TestDatabase.clear(dataSource, "postgresql");
	}

	@Override
	protected CallStore createNode() {
		return new JdbcCallStore(dataSource, JdbcContractTests.settings(), TestDatabase.direct(Containers.postgres()),
				this.clock);
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.move(duration);
	}

}
