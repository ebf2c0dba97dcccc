package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * One call per request, from few clients to many.
 */
final class SingleCalls implements Section {

	private static final String PATH = "/rpc/order/place";

	private static final String BODY = "{\"order\":{\"sku\":\"tea\",\"quantity\":3}}";

	@Override
	public void run(Servers servers, Pace pace, Report report) throws Exception {
		few(measure(servers, pace, report, 32), report);
		many(measure(servers, pace, report, 256), report);
		lone(measure(servers, pace, report, 1), report);
	}

	private Map<Peer, Samples> measure(Servers servers, Pace pace, Report report, int connections) throws Exception {
		Map<Peer, Contender> contenders = new EnumMap<>(Peer.class);
		try {
			for (Peer peer : Peer.values()) {
				contenders.put(peer, contender(servers.get(peer), connections));
			}
			Map<Peer, Samples> samples = pace.measure(contenders);
			samples.forEach(
					(peer, each) -> report.server("HTTP, %d connections".formatted(connections), peer.title(), each));
			return samples;
		}
		finally {
			for (Contender contender : contenders.values()) {
				contender.load().close();
			}
		}
	}

	private static Contender contender(PeerProcess server, int connections) throws IOException {
		return new Contender(server, new HttpLoad(server.port(), PATH, BODY, connections));
	}

	private static void few(Map<Peer, Samples> samples, Report report) {
		double deferred = ratio(samples, Peer.DEFERRED_RESULT, Sample::callsPerSecond);
		report.target("calls/s, one call per request, 32 connections", "1.9 × `DeferredResult`", times(deferred),
				deferred >= 1.9);
		double servlet = ratio(samples, Peer.SERVLET, Sample::callsPerSecond);
		report.target("the same", "0.9 × bare servlet", times(servlet), servlet >= 0.9);
		double cpu = ratio(samples, Peer.SERVLET, Sample::cpuMicrosPerCall);
		double micros = of(samples, Peer.STARTER).median(Sample::cpuMicrosPerCall);
		report.target("server CPU per call, the same work", "at most 24 µs, or 1.2 × bare servlet",
				Report.number("%.1f µs, %.2f ×", micros, cpu), micros <= 24 || cpu <= 1.2);
		double p99 = ratio(samples, Peer.SERVLET, Sample::p99Micros);
		report.target("p99 at 32 connections", "at most 1.2 × bare servlet", times(p99), p99 <= 1.2);
	}

	private static void many(Map<Peer, Samples> samples, Report report) {
		double deferred = ratio(samples, Peer.DEFERRED_RESULT, Sample::callsPerSecond);
		report.target("calls/s, one call per request, 256 connections", "2.1 × `DeferredResult`", times(deferred),
				deferred >= 2.1);
		double servlet = ratio(samples, Peer.SERVLET, Sample::callsPerSecond);
		report.target("the same", "0.9 × bare servlet", times(servlet), servlet >= 0.9);
	}

	private static void lone(Map<Peer, Samples> samples, Report report) {
		double servlet = ratio(samples, Peer.SERVLET, Sample::medianMicros);
		report.target("median time of one lone call", "at most 1.1 × bare servlet", times(servlet), servlet <= 1.1);
	}

	private static double ratio(Map<Peer, Samples> samples, Peer peer, ToDoubleFunction<Sample> figure) {
		return of(samples, Peer.STARTER).ratio(of(samples, peer), figure);
	}

	private static Samples of(Map<Peer, Samples> samples, Peer peer) {
		return Objects.requireNonNull(samples.get(peer));
	}

	private static String times(double ratio) {
		return Report.number("%.2f ×", ratio);
	}

}
