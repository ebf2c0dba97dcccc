package org.asyncrpc.store;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.CallEndedException;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The calls that are to end with one transaction. Used by the thread of the transaction
 * alone.
 */
final class EndsOfTransaction implements TransactionSynchronization {

	private static final Log logger = LogFactory.getLog(EndsOfTransaction.class);

	private final Object key;

	private final CallClaims claims;

	private final Map<CallId, PendingEnd> ends = new LinkedHashMap<>();

	EndsOfTransaction(Object key, CallClaims claims) {
		this.key = key;
		this.claims = claims;
	}

	boolean add(CallId id, Outcome outcome, Claim claim) {
		if (this.ends.containsKey(id) || !this.claims.isClaimable(id, claim)) {
			return false;
		}
		this.ends.put(id, new PendingEnd(outcome, claim));
		return true;
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
		this.ends.forEach((id, end) -> {
			if (!claim(id, end)) {
				throw new CallEndedException();
			}
		});
	}

	private boolean claim(CallId id, PendingEnd end) {
		end.claimed = end.claimed || this.claims.claim(id, end.claim);
		return end.claimed;
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		this.ends.forEach((id, end) -> {
			try {
				complete(id, end, status == STATUS_COMMITTED);
			}
			catch (RuntimeException ex) {
				logger.error("A call (%s…) could not be ended with its transaction: %s".formatted(id.prefix(),
						ex.getClass().getName()));
				logger.debug("A call could not be ended with its transaction", ex);
			}
		});
	}

	private void complete(CallId id, PendingEnd end, boolean committed) {
		if (!committed) {
			if (end.claimed) {
				this.claims.release(id);
			}
		}
		// Not claimed yet if the call was ended after the commit, by a listener to that
		else if (claim(id, end)) {
			this.claims.publish(id, end.outcome);
		}
		else {
			logger.warn("A call (%s…) was ended after a commit, but somebody else was faster".formatted(id.prefix()));
		}
	}

	private static final class PendingEnd {

		private final Outcome outcome;

		private final Claim claim;

		private boolean claimed;

		private PendingEnd(Outcome outcome, Claim claim) {
			this.outcome = outcome;
			this.claim = claim;
		}

	}

}
