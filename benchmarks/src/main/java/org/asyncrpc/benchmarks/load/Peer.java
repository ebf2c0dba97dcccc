package org.asyncrpc.benchmarks.load;

import java.util.EnumSet;
import java.util.Set;

import org.asyncrpc.benchmarks.peer.ArmeriaPeer;
import org.asyncrpc.benchmarks.peer.DeferredResultPeer;
import org.asyncrpc.benchmarks.peer.GrpcPeer;
import org.asyncrpc.benchmarks.peer.PlainPeer;
import org.asyncrpc.benchmarks.peer.ServletPeer;
import org.asyncrpc.benchmarks.peer.StarterPeer;

/**
 * What is compared.
 */
enum Peer {

	STARTER("this starter", StarterPeer.class),

	DEFERRED_RESULT("Spring MVC, `DeferredResult`", DeferredResultPeer.class),

	SERVLET("bare servlet, `AsyncContext`", ServletPeer.class),

	ARMERIA("Armeria", ArmeriaPeer.class),

	GRPC("gRPC", GrpcPeer.class),

	PLAIN("plain web application", PlainPeer.class);

	private final String title;

	private final Class<?> main;

	Peer(String title, Class<?> main) {
		this.title = title;
		this.main = main;
	}

	/**
	 * Those that take one call per request over HTTP/1.1.
	 * @return the servers
	 */
	static Set<Peer> ofHttp() {
		return EnumSet.of(STARTER, DEFERRED_RESULT, SERVLET, ARMERIA);
	}

	/**
	 * Whether it is a Spring Boot application or uses its Tomcat.
	 * @return whether it needs nothing of the others
	 */
	boolean isBoot() {
		return this != ARMERIA && this != GRPC;
	}

	String title() {
		return this.title;
	}

	Class<?> main() {
		return this.main;
	}

}
