package org.asyncrpc.store.jdbc;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * A node takes the calls of another one that was lost.
 */
class LostCallsTests {

	private static final HikariDataSource POOL = TestDatabase.of("jdbc:h2:mem:lost;DB_CLOSE_DELAY=-1", "sa", "");

	private final HookedDataSource database = new HookedDataSource(POOL);

	private final ManualStoreClock clock = new ManualStoreClock();

	private JdbcCallStore survivor;

	private JdbcCallStore victim;

	@BeforeEach
	void startNodes() {
		TestDatabase.clear(POOL, "h2");
		this.survivor = start(new JdbcCallStore(this.database, JdbcContractTests.settings(), null, this.clock),
				"survivor");
		this.victim = start(new JdbcCallStore(POOL, JdbcContractTests.settings(), null, this.clock), "victim");
	}

	private static JdbcCallStore start(JdbcCallStore store, String node) {
		store.start(node, mock(CallStoreListener.class));
		return store;
	}

	@AfterEach
	void stopNodes() {
		this.victim.stop();
		this.survivor.stop();
	}

	@AfterAll
	static void closePool() {
		POOL.close();
	}

	@Test
	void aNodeKeepsItsOwnLeaseWhileItTakesManyCalls() {
		for (int i = 0; i < 1_200; i++) {
			add(i, NodeLoss.ABORT);
		}
		letVictimBeLost();
		// All of them take longer than the lease
		this.database.onExecute(() -> this.clock.move(Duration.ofSeconds(1)));
		long before = this.clock.millis();
		this.survivor.sweep();
		assertThat(this.clock.millis() - before).isGreaterThan(JdbcContractTests.settings().lease().toMillis());
		assertThat(this.survivor.counts().outstanding()).isZero();
		assertThat(leaseOfSurvivor()).isGreaterThan(this.clock.millis());
	}

	@Test
	void theCallsThatGoOnAreTakenBeforeTheOthersAreSeenToEnd() {
		CallId kept = add(1, NodeLoss.KEEP);
		CallId other = add(2, NodeLoss.ABORT);
		letVictimBeLost();
		this.database.onExecute(() -> {
			if (this.victim.find(other).state().isEnded()) {
				assertThat(this.victim.end(kept, Outcome.completed(null), Claim.DISPATCHED)).isFalse();
			}
		});
		this.survivor.sweep();
		assertThat(this.victim.find(other).state().isEnded()).isTrue();
		assertThat(this.survivor.end(kept, Outcome.completed(null), Claim.FOUND)).isTrue();
	}

	// Only the survivor renews its lease
	private void letVictimBeLost() {
		for (int i = 0; i < 3; i++) {
			this.clock.move(Duration.ofSeconds(5));
			this.survivor.sweep();
		}
		this.clock.move(Duration.ofSeconds(4));
	}

	private CallId add(int number, NodeLoss onNodeLoss) {
		long now = this.clock.millis();
		CallId id = new CallId(0, number);
		this.victim.add(new CallRecord(id, "order/place", "alice", now, now + Duration.ofHours(1).toMillis(), null,
				null, null, new Home("victim", onNodeLoss)));
		return id;
	}

	private static long leaseOfSurvivor() {
		return JdbcClient.create(POOL)
			.sql("SELECT expires_at FROM asyncrpc_node WHERE name = 'survivor'")
			.query(Long.class)
			.single();
	}

}
