package org.asyncrpc.nodes;

import java.net.InetSocketAddress;
import java.util.List;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server that nodes share, in a container that tests do harm to.
 */
abstract class StoreServer implements AutoCloseable {

	private final GenericContainer<?> container;

	private final int port;

	StoreServer(GenericContainer<?> container, int port) {
		this.container = container;
		this.port = port;
		container.start();
	}

	/**
	 * The properties of a node on this store.
	 * @param port where the node finds the server on the loopback interface
	 * @return names and values
	 */
	abstract List<String> properties(int port);

	/**
	 * Where the server is now. A container that was restarted has another port.
	 * @return an address
	 */
	InetSocketAddress address() {
		String published = DockerClientFactory.lazyClient()
			.inspectContainerCmd(this.container.getContainerId())
			.exec()
			.getNetworkSettings()
			.getPorts()
			.getBindings()
			.entrySet()
			.stream()
			.filter((binding) -> binding.getKey().getPort() == this.port)
			.map((binding) -> binding.getValue()[0].getHostPortSpec())
			.findFirst()
			.orElseThrow();
		return new InetSocketAddress(this.container.getHost(), Integer.parseInt(published));
	}

	/**
	 * Runs a command in the container.
	 * @param command the command and its arguments
	 * @throws Exception if that fails
	 */
	void execute(String... command) throws Exception {
		assertThat(this.container.execInContainer(command).getExitCode()).isZero();
	}

	/**
	 * Kills the server.
	 */
	void kill() {
		DockerClientFactory.lazyClient().killContainerCmd(this.container.getContainerId()).exec();
	}

	/**
	 * Starts the server again, on what it had written to its disk.
	 */
	void startAgain() {
		DockerClientFactory.lazyClient().startContainerCmd(this.container.getContainerId()).exec();
	}

	@Override
	public void close() {
		this.container.stop();
	}

}
