package org.asyncrpc.benchmarks.load;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Many calls over one connection: a binding, and gRPC.
 */
final class Bindings implements Section {

	private static final int IN_FLIGHT = 256;

	private static final int CALLS_PER_SECOND = 20_000;

	/** At random times a server keeps up with no more than this part of its limit. */
	private static final double BUSY = 0.7;

	/**
	 * Requests for calls that stay outstanding, each on a binding of its own.
	 * @param bindings how many bindings
	 * @param calls the calls of each request
	 * @return the requests
	 */
	static List<byte[]> hold(int bindings, int calls) {
		return Stream.generate(() -> HttpRequest.hold(UUID.randomUUID().toString(), calls)).limit(bindings).toList();
	}

	@Override
	public void run(Servers servers, Pace pace, Report report) throws Exception {
		Map<Peer, CallClient> clients = new EnumMap<>(Peer.class);
		try {
			clients.put(Peer.STARTER, new BindingClient(servers.get(Peer.STARTER).port()));
			clients.put(Peer.GRPC, new GrpcClient(servers.get(Peer.GRPC).port()));
			double limit = saturated(servers, clients, pace.warmer(), report);
			halfBusy(servers, clients, (int) Math.min(CALLS_PER_SECOND, BUSY * limit), pace, report);
		}
		finally {
			for (CallClient client : clients.values()) {
				client.close();
			}
		}
	}

	// The calls per second that gRPC is able to answer
	private double saturated(Servers servers, Map<Peer, CallClient> clients, Pace pace, Report report)
			throws Exception {
		Map<Peer, Samples> samples = measure(servers, clients, (client) -> new ClosedLoop(client, IN_FLIGHT), pace);
		report.servers("one connection, 256 in flight", samples);
		Samples starter = Objects.requireNonNull(samples.get(Peer.STARTER));
		Samples grpc = Objects.requireNonNull(samples.get(Peer.GRPC));
		double calls = starter.ratio(grpc, Sample::callsPerSecond);
		report.target("calls/s on one binding, Java client, 256 in flight", "5 × gRPC", Report.times(calls),
				calls >= 5);
		double cpu = starter.median(Sample::cpuMicrosPerCall);
		report.target("server CPU per call on a binding at saturation", "at most 6 µs", Report.number("%.1f µs", cpu),
				cpu <= 6);
		return grpc.median(Sample::callsPerSecond);
	}

	private void halfBusy(Servers servers, Map<Peer, CallClient> clients, int callsPerSecond, Pace pace, Report report)
			throws Exception {
		Map<Peer, Samples> samples = measure(servers, clients, (client) -> new OpenLoop(client, callsPerSecond), pace);
		report.servers(Report.number("one connection, %,d calls/s at random times", callsPerSecond), samples);
		double cpu = Objects.requireNonNull(samples.get(Peer.STARTER))
			.ratio(samples.get(Peer.GRPC), Sample::cpuMicrosPerCall);
		report.target(Report.number("server CPU of a binding at %,d calls/s (Poisson)", callsPerSecond),
				"at most 0.6 × gRPC", Report.times(cpu), cpu <= 0.6);
	}

	private static Map<Peer, Samples> measure(Servers servers, Map<Peer, CallClient> clients,
			Function<CallClient, Load> load, Pace pace) throws Exception {
		Map<Peer, Contender> contenders = new EnumMap<>(Peer.class);
		for (Map.Entry<Peer, CallClient> client : clients.entrySet()) {
			contenders.put(client.getKey(), new Contender(client.getKey().title(), servers.get(client.getKey()),
					load.apply(client.getValue())));
		}
		return pace.measure(contenders);
	}

}
