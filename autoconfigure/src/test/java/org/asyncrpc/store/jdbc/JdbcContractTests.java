package org.asyncrpc.store.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreContractTests;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What a {@link JdbcCallStore} promises on a database.
 */
abstract class JdbcContractTests extends CallStoreContractTests {

	private final ManualStoreClock clock = new ManualStoreClock();

	abstract DataSource dataSource();

	abstract String platform();

	@Override
	protected CallStore createStore() {
		TestDatabase.clear(dataSource(), platform());
		return new JdbcCallStore(dataSource(), settings(), null, this.clock);
	}

	static JdbcCallStore.Settings settings() {
		return settings(Duration.ofMillis(500));
	}

	static JdbcCallStore.Settings settings(Duration lockTimeout) {
		return new JdbcCallStore.Settings(RETAINED, Duration.ofSeconds(15), lockTimeout,
				JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX);
	}

	@Override
	public PlatformTransactionManager transactions() {
		return new JdbcTransactionManager(dataSource());
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.move(duration);
	}

	@Override
	public int rounds() {
		return 20;
	}

}
