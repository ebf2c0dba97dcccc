package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * Keeps a server busy.
 */
interface Load {

	/**
	 * Makes calls.
	 * @param duration for how long
	 * @return how long each call took, in nanoseconds
	 * @throws IOException if a call fails, which no call may
	 * @throws InterruptedException if interrupted
	 */
	Histogram run(Duration duration) throws IOException, InterruptedException;

}
