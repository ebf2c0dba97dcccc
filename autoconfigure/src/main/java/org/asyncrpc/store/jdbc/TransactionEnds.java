package org.asyncrpc.store.jdbc;

import org.asyncrpc.store.CallId;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The ends that are part of the current transaction, if it is one on this database.
 */
final class TransactionEnds {

	private final StoreParts parts;

	TransactionEnds(StoreParts parts) {
		this.parts = parts;
	}

	/**
	 * Remembers an end that was made in the current transaction.
	 * @param end the end
	 */
	void add(EndRequest end) {
		EndsOfTransaction ends = current();
		if (ends == null) {
			ends = new EndsOfTransaction(this, this.parts);
			TransactionSynchronizationManager.bindResource(this, ends);
			TransactionSynchronizationManager.registerSynchronization(ends);
		}
		ends.add(end);
	}

	boolean hasEnded(CallId id) {
		EndsOfTransaction ends = current();
		return ends != null && ends.contains(id);
	}

	private @Nullable EndsOfTransaction current() {
		return (EndsOfTransaction) TransactionSynchronizationManager.getResource(this);
	}

}
