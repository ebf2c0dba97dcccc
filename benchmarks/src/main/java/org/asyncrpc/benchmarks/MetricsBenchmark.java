package org.asyncrpc.benchmarks;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.asyncrpc.server.observe.MicrometerCallMetrics;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to measure the store: a call that is added, ended and delivered.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetricsBenchmark {

	private static final Outcome REPLY = Outcome.completed(null);

	@Param({ "false", "true" })
	private boolean measured;

	private CallStore store = OutstandingCalls.create();

	private int number;

	/**
	 * Measures the store, or not.
	 */
	@Setup
	public void measure() {
		if (this.measured) {
			this.store = new MicrometerCallMetrics(new SimpleMeterRegistry()).measured(this.store);
		}
	}

	/**
	 * A whole call, as far as the store has to do with it.
	 * @return whether it was ended
	 */
	@Benchmark
	public boolean call() {
		CallRecord call = OutstandingCalls.call(this.number++, this.store.now());
		this.store.add(call);
		boolean ended = this.store.end(call.id(), REPLY, Claim.DISPATCHED);
		this.store.delivered(call.id(), Delivery.ANSWERED);
		return ended;
	}

}
