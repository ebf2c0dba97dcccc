package org.asyncrpc.store.jdbc;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * The database has done what it was told, but the connection is lost before it says so.
 */
class LostAnswerTests {

	private static final HikariDataSource POOL = TestDatabase.of("jdbc:h2:mem:answers;DB_CLOSE_DELAY=-1", "sa", "");

	private final HookedDataSource database = new HookedDataSource(POOL);

	private final ManualStoreClock clock = new ManualStoreClock();

	private final CallStoreListener listener = mock(CallStoreListener.class);

	private final CallStoreListener otherListener = mock(CallStoreListener.class);

	private JdbcCallStore store;

	private JdbcCallStore other;

	@BeforeEach
	void startNodes() {
		TestDatabase.clear(POOL, "h2");
		this.store = new JdbcCallStore(this.database, JdbcContractTests.settings(), null, this.clock);
		this.other = new JdbcCallStore(POOL, JdbcContractTests.settings(), null, this.clock);
		this.store.start("node-1", this.listener);
		this.other.start("node-2", this.otherListener);
	}

	@AfterEach
	void stopNodes() {
		this.store.stop();
		this.other.stop();
	}

	@AfterAll
	static void closePool() {
		POOL.close();
	}

	@Test
	void aCallIsStoredOnce() {
		CallRecord call = call(1, null);
		this.database.loseAnswers(1);
		assertThat(this.store.add(call)).isSameAs(AddResult.ADDED);
		assertThat(this.store.counts().outstanding()).isOne();
		assertThat(this.store.end(call.id(), Outcome.completed(null), Claim.DISPATCHED)).isTrue();
	}

	@Test
	void aCallIsNoRepeatOfItself() {
		this.database.loseAnswers(1);
		assertThat(this.store.add(call(1, "key"))).isSameAs(AddResult.ADDED);
		assertThat(this.store.add(call(2, "key"))).isInstanceOfSatisfying(AddResult.Repeated.class,
				(repeated) -> assertThat(repeated.call().id()).isEqualTo(new CallId(0, 1)));
		assertThat(this.store.counts().outstanding()).isOne();
	}

	@Test
	void aCallThatItsClientWasRefusedDoesNotStay() {
		CallRecord call = refused(null);
		assertThat(this.other.find(call.id())).isNotNull();
		this.store.sweep();
		assertThat(this.other.find(call.id())).isNull();
		assertThat(this.other.counts().outstanding()).isZero();
		this.clock.move(Duration.ofMinutes(11));
		this.store.sweep();
		assertThat(rows()).isZero();
	}

	@Test
	void theClientsRepeatIsANewCall() {
		refused("key");
		assertThat(this.store.add(call(2, "key"))).isSameAs(AddResult.ADDED);
		assertThat(this.store.counts().outstanding()).isOne();
	}

	@Test
	void whoeverJoinedACallThatItsClientWasRefusedIsTold() {
		CallRecord call = refused("key");
		assertThat(this.other.add(call(2, "key"))).isInstanceOf(AddResult.Repeated.class);
		this.other.watch(call.id());
		this.other.sweep();
		verify(this.otherListener, never()).ended(any());
		this.store.sweep();
		this.clock.move(Duration.ofSeconds(1));
		this.other.sweep();
		verify(this.otherListener)
			.ended(argThat((ended) -> ended.id().equals(call.id()) && ended.outcome().code().equals("SERVER_LOST")));
		assertThat(this.other.add(call(3, "key"))).isSameAs(AddResult.ADDED);
	}

	@Test
	void aCallThatWasCertainlyNotStoredIsForgotten() {
		CallRecord call = call(1, null);
		this.database.refuse(true);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.store.add(call));
		this.database.refuse(false);
		assertThat(this.store.add(call)).isSameAs(AddResult.ADDED);
		this.store.sweep();
		assertThat(this.store.find(call.id())).isNotNull();
	}

	@Test
	void whoeverWaitsIsToldOfAnEnd() {
		CallRecord call = call(1, null);
		this.store.add(call);
		this.database.loseAnswers(1);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.store.end(call.id(), Outcome.completed(null), Claim.DISPATCHED));
		this.clock.move(Duration.ofSeconds(1));
		this.store.sweep();
		this.clock.move(Duration.ofSeconds(1));
		this.store.sweep();
		verify(this.listener).ended(argThat((StoredCall ended) -> ended.id().equals(call.id())));
		assertThat(this.store.end(call.id(), Outcome.CANCELLED, Claim.DISPATCHED)).isFalse();
	}

	private CallRecord refused(String key) {
		CallRecord call = call(1, key);
		this.database.fail();
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.store.add(call));
		this.database.refuse(false);
		return call;
	}

	private CallRecord call(int number, String key) {
		long now = this.clock.millis();
		return new CallRecord(new CallId(0, number), "order/place", "alice", now, now + Duration.ofHours(1).toMillis(),
				null, null, (key != null) ? new Idempotency(key, "fingerprint") : null,
				new Home("node", NodeLoss.ABORT));
	}

	private static int rows() {
		return JdbcClient.create(POOL).sql("SELECT COUNT(*) FROM asyncrpc_call").query(Integer.class).single();
	}

}
