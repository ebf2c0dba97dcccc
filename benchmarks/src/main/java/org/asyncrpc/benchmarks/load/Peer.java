package org.asyncrpc.benchmarks.load;

import org.asyncrpc.benchmarks.peer.DeferredResultPeer;
import org.asyncrpc.benchmarks.peer.ServletPeer;
import org.asyncrpc.benchmarks.peer.StarterPeer;

/**
 * What is compared.
 */
enum Peer {

	STARTER("this starter", StarterPeer.class),

	DEFERRED_RESULT("Spring MVC, `DeferredResult`", DeferredResultPeer.class),

	SERVLET("bare servlet, `AsyncContext`", ServletPeer.class);

	private final String title;

	private final Class<?> main;

	Peer(String title, Class<?> main) {
		this.title = title;
		this.main = main;
	}

	String title() {
		return this.title;
	}

	Class<?> main() {
		return this.main;
	}

}
