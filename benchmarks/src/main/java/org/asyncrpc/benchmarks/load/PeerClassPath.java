package org.asyncrpc.benchmarks.load;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a server has on its class path: of the dependencies of all of them only those that
 * its users would have.
 */
final class PeerClassPath {

	private static final Pattern ACTUATOR = Pattern
		.compile("spring-boot(-starter)?-(actuator|health|micrometer).*|micrometer-(core|jakarta9).*");

	private static final Pattern OTHERS = Pattern.compile(
			"(grpc|netty|armeria|guava|brotli|reactor|HikariCP|postgresql|testcontainers|docker-java|spring-jdbc)-.*"
					+ "|spring-boot(-starter)?-(jdbc|sql|transaction)-.*|jackson-(core|databind|module|datatype).*-2\\..*");

	private static final Pattern STARTER = Pattern.compile("asyncrpc-spring-boot-.*");

	private static final Path CLASSES = Path.of("autoconfigure", "target", "classes");

	private PeerClassPath() {
	}

	static String of(Peer peer) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> isWanted(entry, peer))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static boolean isWanted(String entry, Peer peer) {
		String name = new File(entry).getName();
		if (!peer.isBoot()) {
			return true;
		}
		return !ACTUATOR.matcher(name).matches() && !OTHERS.matcher(name).matches()
				&& (peer == Peer.STARTER || !isStarter(entry, name));
	}

	// As a jar, or as the classes of the module
	private static boolean isStarter(String entry, String name) {
		return STARTER.matcher(name).matches() || Path.of(entry).endsWith(CLASSES);
	}

}
