package org.asyncrpc.store.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.store.CallId;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The ends that one transaction has made. Nobody is told of them before the commit.
 */
final class EndsOfTransaction implements TransactionSynchronization {

	private static final Log logger = LogFactory.getLog(EndsOfTransaction.class);

	private final Object key;

	private final StoreParts parts;

	private final Map<CallId, EndRequest> ends = new LinkedHashMap<>();

	private boolean inTime;

	EndsOfTransaction(Object key, StoreParts parts) {
		this.key = key;
		this.parts = parts;
	}

	void add(EndRequest end) {
		this.ends.put(end.id(), end);
	}

	boolean contains(CallId id) {
		return this.ends.containsKey(id);
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(this.key);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(this.key, this);
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		this.inTime = true;
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		if (status == STATUS_UNKNOWN) {
			this.ends.keySet().forEach(this.parts.uncertainEnds::add);
		}
		if (status != STATUS_COMMITTED) {
			return;
		}
		if (!this.inTime) {
			// Made after the commit, by a listener to it, on the same connection
			this.parts.database.commitLate();
		}
		this.ends.values().forEach(this::publish);
	}

	private void publish(EndRequest end) {
		try {
			this.parts.published(end);
		}
		catch (RuntimeException ex) {
			// It has ended; whoever waits will find out
			logger.warn("An end could not be told of: " + ex.getClass().getName());
			logger.debug("An end could not be told of", ex);
		}
	}

}
