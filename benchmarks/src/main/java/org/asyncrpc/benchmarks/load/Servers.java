package org.asyncrpc.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The servers that run. Each is started when it is first needed.
 */
final class Servers implements Closeable {

	private final Map<Peer, PeerProcess> processes = new EnumMap<>(Peer.class);

	private final Cores cores;

	Servers(Cores cores) {
		this.cores = cores;
	}

	PeerProcess get(Peer peer) throws IOException {
		PeerProcess process = this.processes.get(peer);
		if (process == null) {
			process = PeerProcess.start(peer, this.cores);
			this.processes.put(peer, process);
		}
		return process;
	}

	@Override
	public void close() throws IOException {
		for (PeerProcess process : this.processes.values()) {
			process.close();
		}
	}

}
