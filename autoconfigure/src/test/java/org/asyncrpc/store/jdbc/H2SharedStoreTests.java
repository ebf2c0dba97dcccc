package org.asyncrpc.store.jdbc;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.SharedStoreContractTests;
import org.junit.jupiter.api.AfterAll;

/**
 * Tests for several nodes with a {@link JdbcCallStore} on H2.
 */
class H2SharedStoreTests extends SharedStoreContractTests {

	private static final HikariDataSource DATA_SOURCE = TestDatabase.of("jdbc:h2:mem:shared;DB_CLOSE_DELAY=-1", "sa",
			"");

	private final ManualStoreClock clock = new ManualStoreClock();

	@AfterAll
	static void closeDataSource() {
		DATA_SOURCE.close();
	}

	@Override
	protected void clear() {
		TestDatabase.clear(DATA_SOURCE, "h2");
	}

	@Override
	protected CallStore createNode() {
		return new JdbcCallStore(DATA_SOURCE, JdbcContractTests.settings(), null, this.clock);
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.move(duration);
	}

}
