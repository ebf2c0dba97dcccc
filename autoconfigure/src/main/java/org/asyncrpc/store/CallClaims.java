package org.asyncrpc.store;

import org.asyncrpc.CallBusyException;

/**
 * Ends calls in two steps, for {@link TransactionalEnds}: a claim keeps everybody else
 * from ending the call, until it is either published or released. Whoever tries waits for
 * that, but not for long.
 */
public interface CallClaims {

	/**
	 * Whether a call could be claimed, were it tried now.
	 * @param id the id of the call
	 * @param claim on what grounds
	 * @return {@code false} if it has ended, is unknown, or was lost by this node
	 */
	boolean isClaimable(CallId id, Claim claim);

	/**
	 * Claims an outstanding call.
	 * @param id the id of the call
	 * @param claim on what grounds
	 * @return {@code false} if it has ended, is unknown, or was lost by this node
	 * @throws CallBusyException if somebody else has claimed it and goes on to do so
	 */
	boolean claim(CallId id, Claim claim);

	/**
	 * Ends a call that was claimed, and tells the listener.
	 * @param id the id of the call
	 * @param outcome how it ends
	 */
	void publish(CallId id, Outcome outcome);

	/**
	 * Takes back a claim.
	 * @param id the id of the call
	 */
	void release(CallId id);

}
