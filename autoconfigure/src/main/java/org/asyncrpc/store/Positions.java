package org.asyncrpc.store;

/**
 * Gives the calls of one {@link Stripe} ascending positions that follow the time at which
 * they were accepted. Guarded by the stripe.
 */
final class Positions {

	/** Leaves room for so many calls in a millisecond before positions run ahead. */
	private static final int PER_MILLISECOND_BITS = 10;

	private long last = Long.MIN_VALUE;

	private long maxLead;

	/**
	 * The next position. It runs ahead of the time of acceptance when calls arrive out of
	 * order, or very fast.
	 * @param acceptedAt when the call was accepted
	 * @return a position higher than all before
	 */
	long next(long acceptedAt) {
		this.last = Math.max(this.last + 1, acceptedAt << PER_MILLISECOND_BITS);
		this.maxLead = Math.max(this.maxLead, (this.last >> PER_MILLISECOND_BITS) - acceptedAt);
		return this.last;
	}

	/**
	 * Whether every call from a position on was accepted after an instant.
	 * @param position the position
	 * @param instant milliseconds since the epoch
	 * @return {@code false} if it cannot be told
	 */
	boolean isAfter(long position, long instant) {
		return (position >> PER_MILLISECOND_BITS) - this.maxLead > instant;
	}

}
