package org.asyncrpc.store.jdbc;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.testing.Containers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

/**
 * Notifications of PostgreSQL. Nobody sweeps here, so what is heard is heard through
 * them.
 */
@EnabledIfDockerAvailable
class PostgresSignalsIT {

	private static final long SOON = 10_000;

	private final HikariDataSource dataSource = TestDatabase.of(Containers.postgres());

	private final CallStoreListener listener = mock(CallStoreListener.class);

	private final CallStoreListener otherListener = mock(CallStoreListener.class);

	private CallStore store;

	private CallStore other;

	@BeforeEach
	void startNodes() {
		TestDatabase.clear(this.dataSource, "postgresql");
		this.store = createNode();
		this.other = createNode();
		this.store.start("node-1", this.listener);
		this.other.start("node-2", this.otherListener);
		awaitListening(2);
	}

	@AfterEach
	void stopNodes() {
		this.store.stop();
		this.other.stop();
		this.dataSource.close();
	}

	@Test
	void aNodeThatWatchesIsNotifiedOfTheEnd() {
		CallId id = add(1);
		this.other.watch(id);
		awaitWaiters(1);
		this.store.end(id, Outcome.completed(null), Claim.DISPATCHED);
		verify(this.otherListener, timeout(SOON)).ended(argThat((call) -> call.id().equals(id)));
		awaitWaiters(0);
	}

	@Test
	void aNodeThatWatchesHearsOfAnEndThatCameJustBefore() {
		CallId id = add(2);
		this.store.end(id, Outcome.completed(null), Claim.DISPATCHED);
		this.other.watch(id);
		verify(this.otherListener, timeout(SOON)).ended(any());
	}

	@Test
	void theNodeThatDispatchedTheCallIsNotifiedOfACancel() {
		CallId id = add(3);
		this.other.requestCancel(id);
		verify(this.listener, timeout(SOON)).cancelRequested(id);
	}

	@Test
	void theNodeThatDispatchedTheCallIsNotifiedOfTheEnd() {
		CallId id = add(4);
		this.other.end(id, Outcome.completed(null), Claim.FOUND);
		verify(this.listener, timeout(SOON)).ended(argThat((call) -> call.id().equals(id)));
	}

	@Test
	void listensAgainWhenTheConnectionIsLost() {
		List<Integer> terminated = JdbcClient.create(this.dataSource)
			.sql("SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND pg_terminate_backend(pid)")
			.query(Integer.class)
			.list();
		await().until(() -> listening().size() == 2 && Collections.disjoint(listening(), terminated));
		theNodeThatDispatchedTheCallIsNotifiedOfACancel();
	}

	@Test
	void leavesNothingBehind() {
		CallId id = add(5);
		this.other.watch(id);
		awaitWaiters(1);
		this.other.unwatch(id);
		awaitWaiters(0);
		this.other.watch(id);
		awaitWaiters(1);
		this.other.stop();
		awaitWaiters(0);
		awaitListening(1);
	}

	private CallStore createNode() {
		return new JdbcCallStore(this.dataSource, JdbcContractTests.settings(),
				TestDatabase.direct(Containers.postgres()));
	}

	private CallId add(long number) {
		long now = this.store.now();
		CallRecord call = new CallRecord(new CallId(7, number), "order/place", null, now,
				now + Duration.ofHours(1).toMillis(), null, null, null, new Home("node-1", NodeLoss.ABORT));
		this.store.add(call);
		return call.id();
	}

	private void awaitWaiters(int count) {
		await().untilAsserted(() -> assertThat(count("SELECT COUNT(*) FROM asyncrpc_waiter")).isEqualTo(count));
	}

	private void awaitListening(int count) {
		await().until(() -> listening().size() == count);
	}

	// Only the nodes of this test: those of an earlier one may still be about to leave
	private List<Integer> listening() {
		return JdbcClient.create(this.dataSource).sql("""
				SELECT a.pid FROM pg_stat_activity a JOIN asyncrpc_node n ON a.query = 'LISTEN asyncrpc_' || n.node_id
				WHERE a.state = 'idle'""").query(Integer.class).list();
	}

	private int count(String sql) {
		return JdbcClient.create(this.dataSource).sql(sql).query(Integer.class).single();
	}

}
