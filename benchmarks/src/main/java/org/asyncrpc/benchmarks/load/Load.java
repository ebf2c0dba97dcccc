package org.asyncrpc.benchmarks.load;

import java.io.Closeable;
import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * Keeps a server busy over connections that stay open between two runs.
 */
interface Load extends Closeable {

	/**
	 * Makes calls.
	 * @param duration for how long
	 * @return how long each call took, in nanoseconds
	 * @throws Exception if a call fails, which no call may
	 */
	Histogram run(Duration duration) throws Exception;

}
