package org.asyncrpc.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
			process = startAlone(peer, false, List.of("-Xms512m", "-Xmx512m"));
			this.processes.put(peer, process);
		}
		return process;
	}

	/**
	 * Starts a server once more, for somebody who closes it.
	 * @param peer the server
	 * @param actuator whether it has Actuator, if it is a Spring Boot application
	 * @param options options of the virtual machine
	 * @return the server
	 * @throws IOException if it does not start
	 */
	PeerProcess startAlone(Peer peer, boolean actuator, List<String> options) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-cp", PeerClassPath.of(peer, actuator), peer.main().getName()));
		return PeerProcess.start(this.cores.ofServer(command));
	}

	@Override
	public void close() throws IOException {
		for (PeerProcess process : this.processes.values()) {
			process.close();
		}
	}

}
