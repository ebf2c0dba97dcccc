package org.asyncrpc.store.jdbc;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallStoreListener;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * How often {@link WatchedCalls} look where there are no notifications.
 */
class WatchedCallsTests {

	private static final HikariDataSource POOL = TestDatabase.of("jdbc:h2:mem:watched;DB_CLOSE_DELAY=-1", "sa", "");

	private final HookedDataSource database = new HookedDataSource(POOL);

	private final ManualStoreClock clock = new ManualStoreClock();

	private JdbcCallStore store;

	@BeforeEach
	void startNode() {
		TestDatabase.clear(POOL, "h2");
		this.store = new JdbcCallStore(this.database, JdbcContractTests.settings(), null, this.clock);
		this.store.start("node-1", mock(CallStoreListener.class));
	}

	@AfterEach
	void stopNode() {
		this.store.stop();
	}

	@AfterAll
	static void closePool() {
		POOL.close();
	}

	@Test
	void looksOftenWhileThereIsNews() {
		this.store.watch(new CallId(0, 1));
		assertThat(looks(Duration.ofMillis(100))).isBetween(4L, 7L);
	}

	@Test
	void looksSeldomWhenNothingHappens() {
		this.store.watch(new CallId(0, 1));
		sweep(Duration.ofSeconds(20));
		assertThat(looks(Duration.ofSeconds(10))).isBetween(9L, 11L);
	}

	@Test
	void looksOftenAgainWhenThereIsNewsAgain() {
		this.store.watch(new CallId(0, 1));
		sweep(Duration.ofSeconds(20));
		this.store.watch(new CallId(0, 2));
		assertThat(looks(Duration.ofMillis(100))).isBetween(4L, 7L);
	}

	private long looks(Duration duration) {
		this.database.executed();
		sweep(duration);
		return this.database.executed().stream().filter((sql) -> sql.contains("unseen = TRUE")).count();
	}

	private void sweep(Duration duration) {
		for (long passed = 0; passed < duration.toMillis(); passed += 10) {
			this.clock.move(Duration.ofMillis(10));
			this.store.sweep();
		}
	}

}
