package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.util.List;

/**
 * The heap that an outstanding call takes while nobody waits for it: one by one, and on a
 * binding.
 */
final class Memory implements Section {

	private static final int CONNECTIONS = 32;

	private static final int BATCH = 500;

	private final int calls;

	Memory(int calls) {
		this.calls = calls;
	}

	@Override
	public void run(Servers servers, Pace pace, Report report) throws Exception {
		try (PeerProcess server = servers.startAlone(Peer.STARTER, false, List.of("-Xmx1g"))) {
			HttpLoad detached = HttpLoad.of(server.port(), HttpRequest.hold(), CONNECTIONS);
			double bytes = bytesPerCall(server, detached, this.calls, 1);
			report.target("heap per outstanding detached call", "at most 300 bytes", Report.number("%.0f bytes", bytes),
					bytes <= 300);
			HttpLoad bound = new HttpLoad(server.port(), Bindings.hold(10, BATCH));
			report.figure("heap per outstanding call on a binding",
					Report.number("%.0f bytes", bytesPerCall(server, bound, this.calls, BATCH)));
		}
	}

	// The first calls only fill what the server keeps for its connections
	private static double bytesPerCall(PeerProcess server, HttpLoad load, int calls, int perRequest)
			throws IOException {
		load.run(calls / perRequest / 10);
		long before = server.usedHeap();
		load.run(calls / perRequest);
		return (server.usedHeap() - before) / (double) calls;
	}

}
