package org.asyncrpc.benchmarks.store;

/**
 * Something that keeps calls in a database. Used by many threads at once.
 */
interface Contestant extends AutoCloseable {

	String name();

	/**
	 * Begins with nothing.
	 */
	void clear();

	/**
	 * Makes a whole call: stores it, ends it, and lets go of it once its client has the
	 * outcome.
	 */
	void call();

	@Override
	void close();

}
