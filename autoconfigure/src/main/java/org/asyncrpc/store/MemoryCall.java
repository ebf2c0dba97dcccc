package org.asyncrpc.store;

import org.asyncrpc.timer.TimingWheel;
import org.jspecify.annotations.Nullable;

/**
 * A call in memory. As a node of the timing wheel it waits for its deadline first, then
 * for the end of its retention. Guarded by its {@link Stripe}. A million of these may be
 * outstanding: they take 64 bytes each, and not one to spare.
 */
final class MemoryCall extends TimingWheel.Node {

	final CallRecord record;

	Notes notes = Notes.NONE;

	@Nullable Ending ending;

	boolean cancelRequested;

	boolean draining;

	/** Whether the client is done with the call, so that only draining still keeps it. */
	boolean released;

	/** Where the call is among all calls of its stripe, by time of acceptance. */
	long position;

	/** Where the call waits while it is outstanding. */
	@Nullable AcceptOrder acceptOrder;

	@Nullable MemoryCall older;

	@Nullable MemoryCall newer;

	boolean sampled;

	MemoryCall(CallRecord record) {
		this.record = record;
	}

	boolean isOutstanding() {
		return this.ending == null;
	}

	StoredCall snapshot() {
		Ending ending = this.ending;
		Notes notes = this.notes;
		return new StoredCall(this.record, this.cancelRequested, notes.key(), notes.progress(),
				(ending != null) ? ending.outcome() : null, (ending != null) ? ending.endedAt() : 0, this.draining);
	}

}
