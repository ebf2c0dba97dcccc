package org.asyncrpc.benchmarks.load;

/**
 * A part of the comparison that can be run alone.
 */
interface Section {

	/**
	 * Measures, and reports.
	 * @param servers the servers
	 * @param pace how long to measure
	 * @param report gets the results
	 * @throws Exception if a call fails
	 */
	void run(Servers servers, Pace pace, Report report) throws Exception;

}
