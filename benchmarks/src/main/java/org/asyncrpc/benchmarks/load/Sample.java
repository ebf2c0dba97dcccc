package org.asyncrpc.benchmarks.load;

import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * What one round has shown.
 *
 * @param calls the calls that were answered
 * @param took how long all of them took
 * @param cpu the processor time that the server used for them
 * @param median how long one call took, in nanoseconds
 * @param p99 how long all but one in a hundred took at most, in nanoseconds
 */
record Sample(long calls, Duration took, Duration cpu, long median, long p99) {

	static Sample of(Histogram latencies, Duration took, Duration cpu) {
		return new Sample(latencies.getTotalCount(), took, cpu, latencies.getValueAtPercentile(50),
				latencies.getValueAtPercentile(99));
	}

	double callsPerSecond() {
		return this.calls * 1e9 / this.took.toNanos();
	}

	double cpuMicrosPerCall() {
		return this.cpu.toNanos() / 1e3 / this.calls;
	}

	double medianMicros() {
		return this.median / 1e3;
	}

	double p99Micros() {
		return this.p99 / 1e3;
	}

}
