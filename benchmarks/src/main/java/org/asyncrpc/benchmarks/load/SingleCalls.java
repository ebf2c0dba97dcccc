package org.asyncrpc.benchmarks.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * One call per request, from few clients to many.
 */
final class SingleCalls implements Section {

	private final int connections;

	private final BiConsumer<Map<Peer, Samples>, Report> conclusion;

	private SingleCalls(int connections, BiConsumer<Map<Peer, Samples>, Report> conclusion) {
		this.connections = connections;
		this.conclusion = conclusion;
	}

	static Section few() {
		return new SingleCalls(32, SingleCalls::few);
	}

	static Section many() {
		return new SingleCalls(256, SingleCalls::many);
	}

	static Section lone() {
		return new SingleCalls(1, SingleCalls::lone);
	}

	@Override
	public void run(Servers servers, Pace pace, Report report) throws Exception {
		Map<Peer, Contender> contenders = new EnumMap<>(Peer.class);
		for (Peer peer : Peer.ofHttp()) {
			contenders.put(peer, contender(peer, servers.get(peer)));
		}
		Map<Peer, Samples> samples = pace.measure(contenders);
		report.servers("HTTP, %d connections".formatted(this.connections), samples);
		this.conclusion.accept(samples, report);
	}

	private Contender contender(Peer peer, PeerProcess server) {
		return new Contender(peer.title(), server, HttpLoad.of(server.port(), HttpRequest.place(), this.connections));
	}

	private static void few(Map<Peer, Samples> samples, Report report) {
		double deferred = ratio(samples, Peer.DEFERRED_RESULT, Sample::callsPerSecond);
		report.target("calls/s, one call per request, 32 connections", "1.9 × `DeferredResult`", Report.times(deferred),
				deferred >= 1.9);
		double servlet = ratio(samples, Peer.SERVLET, Sample::callsPerSecond);
		report.target("the same", "0.9 × bare servlet", Report.times(servlet), servlet >= 0.9);
		double cpu = ratio(samples, Peer.SERVLET, Sample::cpuMicrosPerCall);
		double micros = starter(samples).median(Sample::cpuMicrosPerCall);
		report.target("server CPU per call, the same work", "at most 24 µs, or 1.2 × bare servlet",
				Report.number("%.1f µs, %.2f ×", micros, cpu), micros <= 24 || cpu <= 1.2);
		double p99 = ratio(samples, Peer.SERVLET, Sample::p99Micros);
		report.target("p99 at 32 connections", "at most 1.2 × bare servlet", Report.times(p99), p99 <= 1.2);
	}

	private static void many(Map<Peer, Samples> samples, Report report) {
		double deferred = ratio(samples, Peer.DEFERRED_RESULT, Sample::callsPerSecond);
		report.target("calls/s, one call per request, 256 connections", "2.1 × `DeferredResult`",
				Report.times(deferred), deferred >= 2.1);
		double servlet = ratio(samples, Peer.SERVLET, Sample::callsPerSecond);
		report.target("the same", "0.9 × bare servlet", Report.times(servlet), servlet >= 0.9);
	}

	private static void lone(Map<Peer, Samples> samples, Report report) {
		double servlet = ratio(samples, Peer.SERVLET, Sample::medianMicros);
		report.target("median time of one lone call", "at most 1.1 × bare servlet", Report.times(servlet),
				servlet <= 1.1);
	}

	private static double ratio(Map<Peer, Samples> samples, Peer peer, ToDoubleFunction<Sample> figure) {
		return starter(samples).ratio(samples.get(peer), figure);
	}

	private static Samples starter(Map<Peer, Samples> samples) {
		return Objects.requireNonNull(samples.get(Peer.STARTER));
	}

}
