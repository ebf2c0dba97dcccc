package org.asyncrpc.benchmarks.load;

import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * A server together with its load.
 *
 * @param server the server
 * @param load makes the calls
 */
record Contender(PeerProcess server, Load load) {

	Sample measure(Duration duration) throws Exception {
		Duration cpu = this.server.cpu();
		long start = System.nanoTime();
		Histogram latencies = this.load.run(duration);
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		return Sample.of(latencies, took, this.server.cpu().minus(cpu));
	}

}
