package org.asyncrpc.client;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has on its class path what a client needs, and nothing else.
 */
@ClientTest
class ClientOnlyTests {

	/** What Boot's starters for JSON and for an HTTP client bring along. */
	private static final Pattern NEEDED = Pattern.compile("(spring-(core|beans|context|aop|expression|web|boot"
			+ "|boot-autoconfigure|boot-http-client|boot-jackson)|jackson-(annotations|core|databind)|jspecify"
			+ "|commons-logging|micrometer-(commons|observation)|slf4j-api|logback-(classic|core)|snakeyaml)-[0-9].*");

	private final RpcServer server;

	ClientOnlyTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void makesCallsAndIsNoServer() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		System.setProperty("client-only.url", this.server.uri("").toString());
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			Object application = loader.loadClass("org.asyncrpc.client.application.ClientOnlyApplication")
				.getConstructor()
				.newInstance();
			assertThat(((Callable<?>) application).call()).isEqualTo("R-1, web: false, server: false");
		}
		finally {
			thread.setContextClassLoader(before);
			System.clearProperty("client-only.url");
		}
	}

	private static URL[] classPath() throws Exception {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path path = Path.of(entry);
			if (path.toFile().isDirectory() || NEEDED.matcher(path.getFileName().toString()).matches()) {
				urls.add(path.toUri().toURL());
			}
		}
		return urls.toArray(URL[]::new);
	}

}
