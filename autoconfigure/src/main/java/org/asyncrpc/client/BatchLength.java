package org.asyncrpc.client;

/**
 * How many calls go into one request: the more, the faster they are answered, so that
 * managers which take their time do not keep a request longer than it may take.
 */
final class BatchLength {

	/** What every server takes. */
	private static final int MAX = 512;

	private static final int INITIAL = 64;

	private static final long FAST_MILLIS = 200;

	private static final long SLOW_MILLIS = 2_000;

	private int length = INITIAL;

	int get() {
		return this.length;
	}

	/**
	 * A request was answered.
	 * @param sent how many calls it had
	 * @param millis how long that took
	 */
	void answered(int sent, long millis) {
		if (millis > SLOW_MILLIS) {
			shorten(sent);
		}
		else if (millis < FAST_MILLIS && sent == this.length) {
			this.length = Math.min(2 * this.length, MAX);
		}
	}

	/**
	 * A request was too much.
	 * @param sent how many calls it had
	 */
	void shorten(int sent) {
		this.length = Math.max(1, Math.min(sent, this.length) / 2);
	}

}
