package org.asyncrpc.store.redis;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What other nodes know this one by. What it dispatches belongs to its home of that
 * moment; when it has lost that, or given it up, it takes another one.
 */
final class Identity {

	private static final int NODE_BYTES = 8;

	private final SecureRandom random = new SecureRandom();

	private volatile String node = "";

	private volatile String home = "";

	private long homes;

	/**
	 * Becomes a new node.
	 */
	synchronized void renew() {
		byte[] bytes = new byte[NODE_BYTES];
		this.random.nextBytes(bytes);
		this.node = HexFormat.of().formatHex(bytes);
		moveTo(next());
	}

	/**
	 * Another home, which nothing belongs to yet.
	 * @return a name
	 */
	synchronized String next() {
		this.homes++;
		return this.node + "." + this.homes;
	}

	/**
	 * Takes another home.
	 * @param home its name
	 */
	void moveTo(String home) {
		this.home = home;
	}

	String node() {
		return this.node;
	}

	String home() {
		return this.home;
	}

}
