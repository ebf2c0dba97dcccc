package org.asyncrpc.testing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The servers that were used last. There are not many of them, because each keeps its
 * memory and looks after its calls many times a second, also when no test uses it.
 */
final class SharedServers implements AutoCloseable {

	private static final int MOST = 6;

	private final Map<Object, RpcServer> servers = new LinkedHashMap<>(MOST, 0.75f, true);

	/**
	 * Finds a server, or starts one.
	 * @param key what is to be known of it
	 * @param start starts it
	 * @return a running server
	 */
	RpcServer get(Object key, Supplier<RpcServer> start) {
		RpcServer server = this.servers.get(key);
		if (server == null) {
			closeAllBut(MOST - 1);
			server = start.get();
			this.servers.put(key, server);
		}
		return server;
	}

	private void closeAllBut(int most) {
		Iterator<RpcServer> eldest = this.servers.values().iterator();
		while (this.servers.size() > most) {
			eldest.next().close();
			eldest.remove();
		}
	}

	@Override
	public void close() {
		closeAllBut(0);
	}

}
