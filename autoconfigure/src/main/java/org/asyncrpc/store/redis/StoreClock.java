package org.asyncrpc.store.redis;

/**
 * The clock that all nodes go by.
 */
interface StoreClock {

	/**
	 * The time, without asking anybody.
	 * @return milliseconds since the epoch
	 */
	long millis();

	/**
	 * Takes over what the server said just now.
	 * @param millis its time, in milliseconds since the epoch
	 */
	void set(long millis);

	/**
	 * What scripts take for the time.
	 * @return milliseconds since the epoch, or nothing for the server's own clock
	 */
	String forScripts();

}
