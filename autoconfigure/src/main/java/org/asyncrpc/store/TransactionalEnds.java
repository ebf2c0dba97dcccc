package org.asyncrpc.store;

import java.util.Objects;

import org.asyncrpc.CallEndedException;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Makes ends of calls follow the transactions of Spring, for a store that cannot take
 * part in them. An end in a transaction is provisional: the call is claimed just before
 * the commit, which fails with a {@link CallEndedException} if somebody else was faster,
 * and it ends just after. A rollback leaves the call as it was.
 * <p>
 * An application without Spring's transactions has none to follow.
 */
public final class TransactionalEnds {

	private static final boolean TRANSACTIONS_PRESENT = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			TransactionalEnds.class.getClassLoader());

	private final CallClaims claims;

	/**
	 * Create an instance.
	 * @param claims what the store offers
	 */
	public TransactionalEnds(CallClaims claims) {
		this.claims = claims;
	}

	/**
	 * Whether the current thread is in a transaction that an end would have to follow.
	 * @return {@code false} if the store is to end calls at once
	 */
	public boolean isInTransaction() {
		return TRANSACTIONS_PRESENT && Current.isActive();
	}

	/**
	 * Ends a call when the current transaction is committed.
	 * @param id the id of the call
	 * @param outcome how it ends
	 * @param claim on what grounds
	 * @return {@code false} if the call has ended, is unknown, or was lost by this node
	 */
	public boolean end(CallId id, Outcome outcome, Claim claim) {
		EndsOfTransaction ends = Current.ends(this);
		return ends.add(id, outcome, claim);
	}

	/** Apart, because it can be loaded only where there are transactions. */
	private static final class Current {

		private static boolean isActive() {
			return TransactionSynchronizationManager.isSynchronizationActive()
					&& TransactionSynchronizationManager.isActualTransactionActive();
		}

		private static EndsOfTransaction ends(TransactionalEnds key) {
			EndsOfTransaction ends = find(key);
			if (ends == null) {
				ends = new EndsOfTransaction(key, key.claims);
				TransactionSynchronizationManager.bindResource(key, ends);
				TransactionSynchronizationManager.registerSynchronization(ends);
			}
			return Objects.requireNonNull(ends);
		}

		private static @Nullable EndsOfTransaction find(TransactionalEnds key) {
			return (EndsOfTransaction) TransactionSynchronizationManager.getResource(key);
		}

	}

}
