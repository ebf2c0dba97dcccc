package org.asyncrpc.store.jdbc;

/**
 * Tells the time of a store.
 */
interface StoreClock {

	/**
	 * The time, without asking anybody.
	 * @return milliseconds since the epoch
	 */
	long millis();

	/**
	 * Asks whoever has the time. May block.
	 */
	void synchronize();

}
