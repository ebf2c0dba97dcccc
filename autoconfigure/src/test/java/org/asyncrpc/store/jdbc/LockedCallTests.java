package org.asyncrpc.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.CallBusyException;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

/**
 * What happens to those who meet a call that somebody has locked.
 */
abstract class LockedCallTests {

	private static final Outcome REPLY = Outcome.completed(null);

	private final ManualStoreClock clock = new ManualStoreClock();

	private CallStore store;

	private CallStore impatient;

	abstract DataSource dataSource();

	abstract String platform();

	@BeforeEach
	void startNode() {
		TestDatabase.clear(dataSource(), platform());
		this.store = new JdbcCallStore(dataSource(), JdbcContractTests.settings(Duration.ofSeconds(30)), null,
				this.clock);
		this.store.start("node-1", mock(CallStoreListener.class));
		this.impatient = new JdbcCallStore(dataSource(), JdbcContractTests.settings(Duration.ofMillis(100)), null,
				this.clock);
		this.impatient.start("node-2", mock(CallStoreListener.class));
	}

	@AfterEach
	void stopNode() {
		this.store.stop();
		this.impatient.stop();
	}

	@Test
	void anEndIsBusyWhenItHasWaitedLongEnough() {
		CallId id = add(1, 3600);
		transaction().executeWithoutResult((status) -> {
			assertThat(this.store.end(id, REPLY, Claim.DISPATCHED)).isTrue();
			CompletableFuture<Boolean> other = CompletableFuture
				.supplyAsync(() -> this.impatient.end(id, Outcome.CANCELLED, Claim.FOUND));
			assertThatExceptionOfType(Exception.class).isThrownBy(() -> other.orTimeout(10, TimeUnit.SECONDS).join())
				.withCauseInstanceOf(CallBusyException.class);
			status.setRollbackOnly();
		});
		assertThat(this.store.end(id, Outcome.CANCELLED, Claim.FOUND)).isTrue();
	}

	@Test
	void anEndThatWaitsForACommitHasLost() {
		assertThat(endDuringTransaction(add(1, 3600), false)).isFalse();
	}

	@Test
	void anEndThatWaitsForARollbackWins() {
		assertThat(endDuringTransaction(add(1, 3600), true)).isTrue();
	}

	@Test
	void aSweepPassesOverALockedCallAndComesBack() throws SQLException {
		CallId locked = add(1, 10);
		CallId free = add(2, 10);
		this.clock.move(Duration.ofSeconds(20));
		whileLocked(locked, () -> {
			this.store.sweep();
			assertThat(this.store.find(free).outcome()).isEqualTo(Outcome.DEADLINE_EXCEEDED);
			assertThat(this.store.find(locked).state()).isEqualTo(AsyncCallState.OUTSTANDING);
		});
		this.clock.move(Duration.ofSeconds(2));
		this.store.sweep();
		assertThat(this.store.find(locked).outcome()).isEqualTo(Outcome.DEADLINE_EXCEEDED);
	}

	@Test
	void aCancelIsNotLostBecauseSomethingElseChangesTheCall() throws SQLException {
		CallId id = add(1, 3600);
		Waiting<Void> cancel = new Waiting<>(() -> {
			this.store.requestCancel(id);
			return null;
		});
		whileLocked(id, cancel::start);
		cancel.result();
		assertThat(this.store.find(id).cancelRequested()).isTrue();
	}

	private boolean endDuringTransaction(CallId id, boolean rollback) {
		Waiting<Boolean> other = new Waiting<>(() -> this.store.end(id, Outcome.CANCELLED, Claim.FOUND));
		transaction().executeWithoutResult((status) -> {
			assertThat(this.store.end(id, REPLY, Claim.DISPATCHED)).isTrue();
			other.start();
			if (rollback) {
				status.setRollbackOnly();
			}
		});
		return other.result();
	}

	private void whileLocked(CallId id, Runnable task) throws SQLException {
		try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("UPDATE asyncrpc_call SET draining = draining WHERE call_id = '%s'".formatted(id));
			task.run();
			connection.rollback();
		}
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(new JdbcTransactionManager(dataSource()));
	}

	private CallId add(int number, int seconds) {
		long now = this.store.now();
		CallRecord call = new CallRecord(new CallId(0, number), "order/place", null, now, now + seconds * 1000L, null,
				null, null, new Home("node-1", NodeLoss.ABORT));
		this.store.add(call);
		return call.id();
	}

	/**
	 * Something that is seen to wait before its result is asked for.
	 *
	 * @param <T> the type of the result
	 */
	private static final class Waiting<T> {

		private final CompletableFuture<T> result = new CompletableFuture<>();

		private final Thread thread;

		private Waiting(Supplier<T> task) {
			this.thread = new Thread(() -> {
				try {
					this.result.complete(task.get());
				}
				catch (RuntimeException ex) {
					this.result.completeExceptionally(ex);
				}
			}, "waiting");
		}

		private void start() {
			this.thread.start();
			await().until(() -> this.thread.getState() == Thread.State.TIMED_WAITING);
		}

		private T result() {
			return this.result.orTimeout(10, TimeUnit.SECONDS).join();
		}

	}

}
