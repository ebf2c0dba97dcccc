package org.asyncrpc.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
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

	/**
	 * Starts this starter's server once more, for somebody who closes it.
	 * @param options options of the virtual machine
	 * @return the server
	 * @throws IOException if it does not start
	 */
	PeerProcess startAlone(List<String> options) throws IOException {
		return PeerProcess.start(Peer.STARTER, this.cores, options);
	}

	@Override
	public void close() throws IOException {
		for (PeerProcess process : this.processes.values()) {
			process.close();
		}
	}

}
