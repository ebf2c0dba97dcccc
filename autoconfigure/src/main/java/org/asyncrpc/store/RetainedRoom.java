package org.asyncrpc.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * How much room ended calls take while they are kept for their clients. Counted without a
 * lock, so that the limits are overrun by as many calls as are added at one moment.
 */
final class RetainedRoom {

	private final LongAdder calls = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final Map<String, Share> shares = new ConcurrentHashMap<>();

	private final Retention retention;

	RetainedRoom(Retention retention) {
		this.retention = retention;
	}

	void take(@Nullable String principal, Outcome outcome) {
		this.calls.increment();
		this.bytes.add(outcome.size());
		if (principal != null) {
			this.shares.merge(principal, new Share(1, outcome.size()), Share::plus);
		}
	}

	void giveBack(@Nullable String principal, Outcome outcome) {
		this.calls.decrement();
		this.bytes.add(-outcome.size());
		if (principal != null) {
			this.shares.computeIfPresent(principal,
					(name, share) -> (share.calls > 1) ? share.plus(new Share(-1, -outcome.size())) : null);
		}
	}

	boolean isFull(@Nullable String principal) {
		return this.retention.room().isTaken(calls(), bytes()) || isShareFull(principal);
	}

	private boolean isShareFull(@Nullable String principal) {
		Share share = (principal != null) ? this.shares.get(principal) : null;
		return share != null && this.retention.roomPerPrincipal().isTaken(share.calls, share.bytes);
	}

	long calls() {
		return this.calls.sum();
	}

	long bytes() {
		return this.bytes.sum();
	}

	/** What one principal takes of it. */
	private record Share(long calls, long bytes) {

		Share plus(Share other) {
			return new Share(this.calls + other.calls, this.bytes + other.bytes);
		}

	}

}
