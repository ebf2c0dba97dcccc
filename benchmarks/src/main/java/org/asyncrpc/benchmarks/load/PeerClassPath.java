package org.asyncrpc.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	static String of(Peer peer, boolean actuator) {
		return entries().filter((entry) -> isWanted(entry, peer, actuator))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * The size of this starter.
	 * @return the bytes of its jar, or of all its classes where there is no jar yet
	 * @throws IOException if they cannot be found
	 */
	static long starterSize() throws IOException {
		Path starter = Path.of(entries().filter(PeerClassPath::isStarter).findFirst().orElseThrow());
		try (Stream<Path> files = Files.walk(starter)) {
			return files.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

	private static Stream<String> entries() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
	}

	private static boolean isWanted(String entry, Peer peer, boolean actuator) {
		if (!peer.isBoot()) {
			return true;
		}
		String name = new File(entry).getName();
		boolean other = OTHERS.matcher(name).matches() || (!actuator && ACTUATOR.matcher(name).matches());
		return !other && (peer == Peer.STARTER || !isStarter(entry));
	}

	// As a jar, or as the classes of the module
	private static boolean isStarter(String entry) {
		return STARTER.matcher(new File(entry).getName()).matches() || Path.of(entry).endsWith(CLASSES);
	}

}
