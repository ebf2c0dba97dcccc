package org.asyncrpc.store.jdbc;

import java.time.Duration;

import javax.sql.DataSource;

import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreContractTests;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.Retention;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a {@link JdbcCallStore} promises on a database.
 */
abstract class JdbcContractTests extends CallStoreContractTests {

	private static final int MOST_ANSWERED = 512;

	private final ManualStoreClock clock = new ManualStoreClock();

	abstract DataSource dataSource();

	abstract String platform();

	@Override
	protected CallStore createStore() {
		TestDatabase.clear(dataSource(), platform());
		return new JdbcCallStore(dataSource(), settings(), null, this.clock);
	}

	@Test
	void leavesABoundedNumberOfAnsweredCallsToTheNextSweep() {
		JdbcCallStore store = new JdbcCallStore(dataSource(),
				new JdbcCallStore.Settings(
						new Retention(RETENTION, DELIVERED_RETENTION, new Retention.Room(1000, Long.MAX_VALUE)),
						Duration.ofSeconds(15), Duration.ofSeconds(5), JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX),
				null, this.clock);
		store.start("node-2", listener());
		for (int i = 0; i < MOST_ANSWERED + 10; i++) {
			CallRecord call = newCall();
			store.add(call);
			store.end(call.id(), REPLY, Claim.DISPATCHED);
			store.delivered(call.id(), Delivery.ANSWERED);
		}
		assertThat(rows()).isEqualTo(MOST_ANSWERED);
		store.sweep();
		assertThat(rows()).isZero();
		store.stop();
	}

	private long rows() {
		return JdbcClient.create(dataSource()).sql("SELECT COUNT(*) FROM asyncrpc_call").query(Long.class).single();
	}

	static JdbcCallStore.Settings settings() {
		return settings(Duration.ofSeconds(3));
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
