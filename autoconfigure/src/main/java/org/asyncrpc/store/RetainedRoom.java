package org.asyncrpc.store;

import java.util.concurrent.atomic.LongAdder;

/**
 * How much room ended calls take while they are kept for their clients. Counted without a
 * lock, so that the limits are overrun by as many calls as are added at one moment.
 */
final class RetainedRoom {

	private final LongAdder calls = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final int maxCalls;

	private final long maxBytes;

	RetainedRoom(int maxCalls, long maxBytes) {
		this.maxCalls = maxCalls;
		this.maxBytes = maxBytes;
	}

	void take(Outcome outcome) {
		this.calls.increment();
		this.bytes.add(outcome.size());
	}

	void giveBack(Outcome outcome) {
		this.calls.decrement();
		this.bytes.add(-outcome.size());
	}

	boolean isFull() {
		return calls() >= this.maxCalls || bytes() >= this.maxBytes;
	}

	long calls() {
		return this.calls.sum();
	}

	long bytes() {
		return this.bytes.sum();
	}

}
