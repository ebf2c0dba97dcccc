package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * A server together with its load.
 *
 * @param title what the server is called
 * @param server the server
 * @param load makes the calls
 */
record Contender(String title, PeerProcess server, Load load) {

	Sample measure(Duration duration) throws InterruptedException {
		Duration cpu = this.server.cpu();
		long start = System.nanoTime();
		Histogram latencies = run(duration);
		Duration took = Duration.ofNanos(System.nanoTime() - start);
		return Sample.of(latencies, took, this.server.cpu().minus(cpu));
	}

	private Histogram run(Duration duration) throws InterruptedException {
		try {
			return this.load.run(duration);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A call has failed: " + this.title, ex);
		}
	}

}
