package org.asyncrpc.client;

import java.io.IOException;
import java.util.Arrays;

import org.asyncrpc.testing.CuttingProxy;
import org.asyncrpc.testing.RpcServer;

/**
 * An application whose clients use bindings, and what is between them and the server.
 *
 * @param proxy what is in between
 * @param application the application
 */
record BoundClient(CuttingProxy proxy, ClientApplication application) implements AutoCloseable {

	/** How requests begin that make calls. */
	static final String BATCH = "POST /rpc/calls ";

	/** How requests begin that ask for the outcomes. */
	static final String STREAM = "GET /rpc/bindings/";

	static BoundClient of(RpcServer server, String... properties) throws IOException {
		return of(server, OrderClient.Clients.class, properties);
	}

	static BoundClient of(RpcServer server, Class<?> clients, String... properties) throws IOException {
		CuttingProxy proxy = new CuttingProxy(server.port());
		String[] all = Arrays.copyOf(properties, properties.length + 3);
		all[properties.length] = "asyncrpc.client.order.bindings=true";
		all[properties.length + 1] = "asyncrpc.client.order.retry-delay=20ms";
		all[properties.length + 2] = "asyncrpc.client.order.max-retry-delay=500ms";
		return new BoundClient(proxy, ClientApplication.of(proxy.uri(), clients, all));
	}

	LedgerClient ledger() {
		return this.application.bean(LedgerClient.class);
	}

	@Override
	public void close() throws IOException {
		this.application.close();
		this.proxy.close();
	}

}
