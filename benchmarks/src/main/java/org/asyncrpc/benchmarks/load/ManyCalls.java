package org.asyncrpc.benchmarks.load;

import java.time.Duration;
import java.util.List;

import org.HdrHistogram.Histogram;

/**
 * Very many calls that are outstanding at a time, in a small heap, and what somebody else
 * notices of them.
 */
final class ManyCalls implements Section {

	private static final int BATCH = 500;

	private static final int BINDINGS = 20;

	private final int calls;

	ManyCalls(int calls) {
		this.calls = calls;
	}

	@Override
	public void run(Servers servers, Pace pace, Report report) throws Exception {
		try (PeerProcess server = servers.startAlone(Peer.STARTER, false, List.of("-Xmx1g"))) {
			HttpLoad unrelated = HttpLoad.of(server.port(), HttpRequest.place(), 1);
			HttpLoad calls = new HttpLoad(server.port(), Bindings.hold(BINDINGS, BATCH));
			unrelated.run(pace.warmUp());
			Histogram before = unrelated.run(pace.round());
			long start = System.nanoTime();
			Histogram requests = calls.run(this.calls / BATCH);
			Duration took = Duration.ofNanos(System.nanoTime() - start);
			Histogram after = unrelated.run(pace.round());
			report(requests.getTotalCount() * BATCH, took, ratio(after, before), report);
		}
	}

	private static double ratio(Histogram after, Histogram before) {
		return after.getValueAtPercentile(99) / (double) before.getValueAtPercentile(99);
	}

	private static void report(long calls, Duration took, double p99, Report report) {
		double callsPerSecond = calls * 1e9 / took.toNanos();
		report.target("%,d outstanding calls with deadlines in a heap of 1 GB".formatted(calls),
				"at least 50,000 started in a second", Report.number("%,.0f", callsPerSecond),
				callsPerSecond >= 50_000);
		report.target("p99 of an unrelated call meanwhile", "at most 2 × that without them", Report.times(p99),
				p99 <= 2);
	}

}
