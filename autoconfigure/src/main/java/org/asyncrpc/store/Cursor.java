package org.asyncrpc.store;

import org.jspecify.annotations.Nullable;

/**
 * A place between two calls in the order of all stripes: by position first, then by
 * stripe.
 *
 * @param position the position of the call before
 * @param stripe the number of that call's stripe
 */
record Cursor(long position, int stripe) {

	private static final Cursor START = new Cursor(Long.MIN_VALUE, 0);

	private static final char SEPARATOR = '.';

	/**
	 * Reads a cursor as {@link #toString()} writes it.
	 * @param text the text, from anywhere, or {@code null} for the start
	 * @param stripes the number of stripes
	 * @return the cursor
	 */
	static Cursor parse(@Nullable String text, int stripes) {
		if (text == null) {
			return START;
		}
		int separator = text.indexOf(SEPARATOR);
		if (separator < 0) {
			throw new IllegalArgumentException("Not a cursor of this store");
		}
		try {
			long position = Long.parseLong(text.substring(0, separator), Character.MAX_RADIX);
			int stripe = Integer.parseInt(text.substring(separator + 1), Character.MAX_RADIX);
			if (stripe >= 0 && stripe < stripes) {
				return new Cursor(position, stripe);
			}
		}
		catch (NumberFormatException ex) {
			// As bad as a stripe that there is not
		}
		throw new IllegalArgumentException("Not a cursor of this store");
	}

	/**
	 * Where a stripe goes on from here.
	 * @param number the number of the stripe
	 * @return the position after which its calls come after this cursor
	 */
	long positionIn(int number) {
		boolean passed = number <= this.stripe || this.position == Long.MIN_VALUE;
		return passed ? this.position : this.position - 1;
	}

	@Override
	public String toString() {
		return Long.toString(this.position, Character.MAX_RADIX) + SEPARATOR
				+ Integer.toString(this.stripe, Character.MAX_RADIX);
	}

}
