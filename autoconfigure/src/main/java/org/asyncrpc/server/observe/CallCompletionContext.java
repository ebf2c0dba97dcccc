package org.asyncrpc.server.observe;

import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;

/**
 * Context of the observation of a call's end while it is made.
 */
public final class CallCompletionContext extends CallObservationContext {

	private final Outcome outcome;

	private boolean lost;

	/**
	 * Create a context.
	 * @param call the call
	 * @param outcome how it ends
	 */
	public CallCompletionContext(CallRecord call, Outcome outcome) {
		super(call);
		this.outcome = outcome;
	}

	/**
	 * How the call ends.
	 * @return the outcome
	 */
	public Outcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Whether this end changed nothing, because the call had ended before.
	 * @return {@code true} if it did not win
	 */
	public boolean isLost() {
		return this.lost;
	}

	void setLost() {
		this.lost = true;
	}

}
