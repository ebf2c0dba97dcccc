package org.asyncrpc.actuate;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} that shows what can be called.
 */
@Endpoint(id = "asyncrpc")
public class AsyncRpcEndpoint {

	private final ServerOverview server;

	/**
	 * Create an endpoint.
	 * @param server the server
	 */
	public AsyncRpcEndpoint(ServerOverview server) {
		this.server = server;
	}

	/**
	 * The managers and their operations.
	 * @return in the order of their names
	 */
	@ReadOperation
	public ServerDescriptor asyncRpc() {
		return new ServerDescriptor(this.server.managers());
	}

}
