package org.asyncrpc.store;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.jspecify.annotations.Nullable;

/**
 * A call as the store had it at the moment of asking.
 *
 * @param record what never changes about the call
 * @param cancelRequested whether its result is no longer wanted
 * @param key its business key, or {@code null}
 * @param progress its latest progress, or {@code null}
 * @param outcome how it ended, or {@code null} while it is outstanding
 * @param endedAt when it ended, in milliseconds since the epoch, or 0 while it is
 * outstanding
 * @param draining whether it ended without its manager, which may still be at work
 */
public record StoredCall(CallRecord record, boolean cancelRequested, @Nullable String key,
		@Nullable AsyncCallProgress progress, @Nullable Outcome outcome, long endedAt, boolean draining) {

	/**
	 * The id of the call.
	 * @return the id
	 */
	public CallId id() {
		return this.record.id();
	}

	/**
	 * The state of the call.
	 * @return the state
	 */
	public AsyncCallState state() {
		return (this.outcome != null) ? this.outcome.state() : AsyncCallState.OUTSTANDING;
	}

	/**
	 * The call as it is when it has been ended over the head of its manager.
	 * @param outcome how it ended
	 * @param endedAt when it ended, in milliseconds since the epoch
	 * @return the ended call
	 */
	public StoredCall terminated(Outcome outcome, long endedAt) {
		return new StoredCall(this.record, true, this.key, this.progress, outcome, endedAt, true);
	}

	/**
	 * The call as it is while it is outstanding.
	 * @return the call without its outcome
	 */
	public StoredCall outstanding() {
		return new StoredCall(this.record, this.cancelRequested, this.key, this.progress, null, 0, false);
	}

}
