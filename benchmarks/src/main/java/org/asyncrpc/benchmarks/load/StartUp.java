package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.util.List;

/**
 * How much later a web application with Actuator is ready when it has this starter and a
 * manager, and how large the starter is.
 */
final class StartUp implements Section {

	private static final List<String> OPTIONS = List.of("-Xmx512m");

	private final int rounds;

	StartUp(int rounds) {
		this.rounds = rounds;
	}

	@Override
	public void run(Servers servers, Pace pace, Report report) throws Exception {
		double[] plain = new double[this.rounds];
		double[] added = new double[this.rounds];
		for (int i = 0; i < this.rounds; i++) {
			plain[i] = millis(servers, Peer.PLAIN);
			added[i] = millis(servers, Peer.STARTER) - plain[i];
		}
		double median = Samples.median(added);
		report.target("start-up added to a web application with Actuator", "at most 150 ms",
				Report.number("%.0f ms (to %.0f ms)", median, Samples.median(plain)), median <= 150);
		long size = PeerClassPath.starterSize();
		report.target("size of the jar", "at most 400 KB", Report.number("%d KB", size / 1024), size <= 400 * 1024);
	}

	private static double millis(Servers servers, Peer peer) throws IOException {
		long start = System.nanoTime();
		try (PeerProcess server = servers.startAlone(peer, true, OPTIONS)) {
			return (System.nanoTime() - start) / 1e6;
		}
	}

}
