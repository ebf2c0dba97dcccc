package org.asyncrpc.store;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the calls of one {@link Stripe} in their order, a stretch at a time, so that the
 * stripe is never locked for long.
 */
final class StripeReader {

	private final Stripe stripe;

	private final int number;

	private final CallFilter filter;

	private final Deque<Stretch.Positioned> found = new ArrayDeque<>();

	private long lookedTo;

	private boolean last;

	StripeReader(Stripe stripe, int number, CallFilter filter, Cursor start) {
		this.stripe = stripe;
		this.number = number;
		this.filter = filter;
		this.lookedTo = start.positionIn(number);
	}

	boolean isAtEnd() {
		return this.last && this.found.isEmpty();
	}

	boolean hasFound() {
		return !this.found.isEmpty();
	}

	/**
	 * Where the reader is: nothing more comes from it before this position.
	 * @return the position
	 */
	long position() {
		Stretch.Positioned next = this.found.peek();
		return (next != null) ? next.position() : this.lookedTo;
	}

	Cursor cursor() {
		return new Cursor(position(), this.number);
	}

	StoredCall take() {
		return this.found.remove().call();
	}

	/**
	 * Looks further.
	 * @param limit the number of calls to look at, at the most
	 * @return how many were looked at
	 */
	int look(int limit) {
		Stretch stretch = this.stripe.look(this.filter, this.lookedTo, limit);
		this.found.addAll(stretch.calls());
		this.lookedTo = stretch.lookedTo();
		this.last = stretch.last();
		return stretch.looked();
	}

}
