package org.asyncrpc.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.CallBusyException;
import org.asyncrpc.CallEndedException;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ends in transactions: provisional until the commit, and never heard of before.
 */
interface TransactionContract extends CallStoreFixture {

	/**
	 * The transactions that ends follow.
	 * @return a manager of them
	 */
	PlatformTransactionManager transactions();

	@Test
	default void endsACallWhenTheTransactionIsCommitted() {
		CallId id = add();
		transaction().executeWithoutResult((status) -> {
			assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
			assertThat(elsewhere(() -> store().find(id)).state()).isEqualTo(AsyncCallState.OUTSTANDING);
			assertThat(listener().events()).isEmpty();
		});
		assertThat(store().find(id).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
		assertThat(listener().ended(id)).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).usingRecursiveComparison().isEqualTo(REPLY));
	}

	@Test
	default void showsTheEndToWhoeverIsToldOfItAfterTheCommit() {
		CallId id = add();
		CompletableFuture<StoredCall> seen = new CompletableFuture<>();
		listener().react((event) -> seen.complete(elsewhere(() -> store().find(id))));
		transaction().executeWithoutResult((status) -> store().end(id, REPLY, Claim.FOUND));
		assertThat(seen.join().state()).isEqualTo(AsyncCallState.COMPLETED);
	}

	@Test
	default void leavesACallAloneWhenTheTransactionIsRolledBack() {
		CallId id = add();
		store().assignKey(id, "order-1");
		transaction().executeWithoutResult((status) -> {
			assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
			status.setRollbackOnly();
		});
		assertThat(store().findByKey(OPERATION, "order-1").state()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(listener().events()).isEmpty();
		assertThat(store().counts().outstanding()).isEqualTo(1);
		assertThat(store().end(id, ABORT, Claim.DISPATCHED)).isTrue();
		assertThat(listener().ended(id)).hasSize(1);
	}

	@Test
	default void endsACallOnceInATransaction() {
		CallId id = add();
		CallId ended = addEnded();
		transaction().executeWithoutResult((status) -> {
			assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
			assertThat(store().end(id, ABORT, Claim.FOUND)).isFalse();
			assertThat(store().end(ended, ABORT, Claim.FOUND)).isFalse();
			assertThat(store().end(CallStoreFixture.newId(), ABORT, Claim.FOUND)).isFalse();
		});
		assertThat(store().find(id).outcome()).usingRecursiveComparison().isEqualTo(REPLY);
		assertThat(listener().ended(id)).hasSize(1);
	}

	@Test
	default void endsSeveralCallsTogether() {
		CallId one = add();
		CallId other = add();
		transaction().executeWithoutResult((status) -> {
			store().end(one, REPLY, Claim.DISPATCHED);
			store().end(other, ABORT, Claim.DISPATCHED);
		});
		assertThat(store().find(one).state()).isEqualTo(AsyncCallState.COMPLETED);
		assertThat(store().find(other).state()).isEqualTo(AsyncCallState.ABORTED);
		assertThat(store().counts().retained()).isEqualTo(2);
	}

	@Test
	default void keepsTheTransactionsOfOneThreadApart() {
		CallId outer = add();
		CallId inner = add();
		TransactionTemplate nested = transaction();
		nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		transaction().executeWithoutResult((status) -> {
			store().end(outer, REPLY, Claim.DISPATCHED);
			nested.executeWithoutResult((nestedStatus) -> store().end(inner, REPLY, Claim.DISPATCHED));
			assertThat(listener().ended(inner)).hasSize(1);
			assertThat(listener().ended(outer)).isEmpty();
			status.setRollbackOnly();
		});
		assertThat(store().find(outer).state()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(store().find(inner).state()).isEqualTo(AsyncCallState.COMPLETED);
	}

	@Test
	default void decidesOnceWhenSomebodyElseEndsTheCallMeanwhile() {
		CallId id = add();
		AtomicBoolean elsewhere = new AtomicBoolean();
		boolean committed = commits(() -> {
			assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
			elsewhere.set(elsewhere(() -> endUnlessBusy(id)));
		});
		assertThat(committed).isNotEqualTo(elsewhere.get());
		assertThat(store().find(id).outcome()).usingRecursiveComparison().isEqualTo(committed ? REPLY : ABORT);
		assertThat(listener().ended(id)).hasSize(1);
	}

	@Test
	default void decidesOnceWhenTheDeadlinePassesMeanwhile() {
		CallId id = add();
		boolean committed = commits(() -> {
			store().end(id, REPLY, Claim.DISPATCHED);
			moveClock(TIMEOUT.plus(MOMENT));
			elsewhere(() -> {
				store().sweep();
				return true;
			});
		});
		StoredCall ended = store().find(id);
		assertThat(ended.state()).isEqualTo(committed ? AsyncCallState.COMPLETED : AsyncCallState.ABORTED);
		assertThat(listener().ended(id)).hasSize(1);
		sweepAfter(MOMENT);
		assertThat(listener().ended(id)).hasSize(1);
	}

	@Test
	default void endsACallAfterTheCommitOfATransaction() {
		CallId id = add();
		transaction().executeWithoutResult(
				(status) -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
					@Override
					public void afterCommit() {
						assertThat(store().end(id, REPLY, Claim.DISPATCHED)).isTrue();
					}
				}));
		assertThat(elsewhere(() -> store().find(id)).state()).isEqualTo(AsyncCallState.COMPLETED);
		assertThat(listener().ended(id)).hasSize(1);
	}

	@Test
	default void doesOtherThingsAtOnceInATransaction() {
		CallId key = add();
		CallId terminated = add();
		transaction().executeWithoutResult((status) -> {
			CallId added = add();
			assertThat(elsewhere(() -> store().find(added))).isNotNull();
			store().assignKey(key, "order-1");
			store().requestCancel(key);
			store().terminate(terminated, Outcome.CANCELLED);
			assertThat(elsewhere(() -> store().findByKey(OPERATION, "order-1")).cancelRequested()).isTrue();
			assertThat(elsewhere(() -> store().find(terminated)).state()).isEqualTo(AsyncCallState.CANCELLED);
			status.setRollbackOnly();
		});
		assertThat(store().findByKey(OPERATION, "order-1")).isNotNull();
	}

	private boolean endUnlessBusy(CallId id) {
		try {
			return store().end(id, ABORT, Claim.FOUND);
		}
		catch (CallBusyException ex) {
			return false;
		}
	}

	private boolean commits(Runnable work) {
		AtomicBoolean committed = new AtomicBoolean();
		try {
			transaction().executeWithoutResult((status) -> work.run());
			committed.set(true);
		}
		catch (RuntimeException ex) {
			assertThatExceptionOfType(CallEndedException.class).isThrownBy(() -> {
				throw ex;
			});
		}
		return committed.get();
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(transactions());
	}

	private static <T> T elsewhere(Supplier<T> task) {
		CompletableFuture<T> result = new CompletableFuture<>();
		new Thread(() -> {
			try {
				result.complete(task.get());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}, "elsewhere").start();
		return result.orTimeout(30, TimeUnit.SECONDS).join();
	}

}
