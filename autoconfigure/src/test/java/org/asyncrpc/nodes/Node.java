package org.asyncrpc.nodes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A node: a process of its own, and the network between it and its store.
 */
final class Node implements AutoCloseable {

	private static final Path DIRECTORY = Path.of("target", "nodes");

	private static final Duration START = Duration.ofMinutes(2);

	private static final List<String> PROPERTIES = List.of("--server.port=0", "--server.address=127.0.0.1",
			"--spring.main.banner-mode=off", "--management.endpoints.web.exposure.include=asynccalls",
			"--asyncrpc.server.operations.task.keep.on-node-loss=keep", "--asyncrpc.server.shutdown-timeout=0s",
			"--asyncrpc.server.delivered-retention=1h", "--asyncrpc.server.retention=1h", "--logging.level.root=warn");

	private final String name;

	private final TcpProxy network;

	private final Process process;

	private final NodeClient client;

	private Node(String name, TcpProxy network, Process process, int port) {
		this.name = name;
		this.network = network;
		this.process = process;
		this.client = new NodeClient(port);
	}

	/**
	 * Starts a node.
	 * @param name its name
	 * @param store what it shares with others
	 * @param lease how long it may be silent
	 * @return the node, which can be called
	 * @throws IOException if there can be no process
	 */
	static Node start(String name, StoreServer store, Duration lease) throws IOException {
		Files.createDirectories(DIRECTORY);
		Path portFile = Files.createTempFile(DIRECTORY, name, ".port");
		Files.delete(portFile);
		TcpProxy network = new TcpProxy(store::address);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx256m", "-cp", classPath(), NodeApplication.class.getName(),
						portFile.toString()));
		command.addAll(PROPERTIES);
		command.addAll(store.properties(network.port()));
		command.add("--asyncrpc.store.lease=" + lease.toMillis() + "ms");
		command.add("--asyncrpc.server.node=" + name);
		File log = DIRECTORY.resolve(portFile.getFileName() + ".log").toFile();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
		try {
			await().atMost(START).until(() -> !process.isAlive() || portFile.toFile().length() > 0);
			assertThat(process.isAlive()).as("The node runs, see " + log).isTrue();
			return new Node(name, network, process, Integer.parseInt(Files.readString(portFile)));
		}
		catch (Throwable ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	String name() {
		return this.name;
	}

	NodeClient client() {
		return this.client;
	}

	TcpProxy network() {
		return this.network;
	}

	/**
	 * Lets the node do nothing more, without knowing it.
	 * @throws Exception if that fails
	 */
	void freeze() throws Exception {
		signal("STOP");
	}

	/**
	 * Lets the node go on as if nothing had been.
	 * @throws Exception if that fails
	 */
	void thaw() throws Exception {
		signal("CONT");
	}

	private void signal(String signal) throws Exception {
		Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(this.process.pid())).start();
		assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(kill.exitValue()).isZero();
	}

	/**
	 * Kills the node, which can do nothing about it.
	 * @throws InterruptedException if the test is interrupted
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	@Override
	public void close() throws Exception {
		kill();
		this.network.close();
	}

}
