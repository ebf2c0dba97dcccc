package org.asyncrpc.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.actuate.AsyncCallsEndpoint;
import org.asyncrpc.actuate.CallsDescriptor;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallQuery;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.Show;

/**
 * What it costs to look at calls when a million of them wait.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EndpointBenchmark {

	private static final int PAGE = 100;

	private final JsonMapper mapper = new JsonMapper();

	private @Nullable AsyncCallsEndpoint endpoint;

	private @Nullable String middle;

	/**
	 * Goes to the middle of the calls.
	 * @param calls the calls
	 */
	@Setup
	public void findMiddle(OutstandingCalls calls) {
		this.endpoint = new AsyncCallsEndpoint(calls.store(), List.of(), Show.NEVER);
		for (int seen = 0; seen < calls.calls() / 2; seen += 1000) {
			this.middle = calls.store().page(new CallQuery(null, null, null, null, false, 1000, this.middle)).next();
		}
	}

	/**
	 * The first page of the store.
	 * @param calls the calls
	 * @return the page
	 */
	@Benchmark
	public CallPage firstPage(OutstandingCalls calls) {
		return calls.store().page(new CallQuery(null, null, null, null, false, PAGE, null));
	}

	/**
	 * A page of the store with half of the calls before it.
	 * @param calls the calls
	 * @return the page
	 */
	@Benchmark
	public CallPage middlePage(OutstandingCalls calls) {
		return calls.store().page(new CallQuery(null, null, null, null, false, PAGE, this.middle));
	}

	/**
	 * A page of calls of one operation.
	 * @param calls the calls
	 * @return the page
	 */
	@Benchmark
	public CallPage pageOfOperation(OutstandingCalls calls) {
		return calls.store().page(new CallQuery("manager/method7", null, null, null, false, PAGE, this.middle));
	}

	/**
	 * A page that few calls pass the filter of.
	 * @param calls the calls
	 * @return the page
	 */
	@Benchmark
	public CallPage pageOfPrincipal(OutstandingCalls calls) {
		return calls.store().page(new CallQuery(null, "caller42", null, null, false, PAGE, null));
	}

	/**
	 * The counts of the store.
	 * @param calls the calls
	 * @return the counts
	 */
	@Benchmark
	public CallCounts counts(OutstandingCalls calls) {
		return calls.store().counts();
	}

	/**
	 * A page and the figures, as the endpoint gives them to its client.
	 * @return the body of the answer
	 */
	@Benchmark
	public byte[] endpoint() {
		CallsDescriptor descriptor = Objects.requireNonNull(this.endpoint)
			.calls(null, null, null, null, null, PAGE, this.middle);
		return this.mapper.writeValueAsBytes(descriptor);
	}

}
