package org.asyncrpc.benchmarks.hostile;

import java.io.IOException;
import java.util.Objects;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The server under attack: everything as it is by default.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(HostileServer.TargetManager.class)
public class HostileServer {

	/** Larger than what the receiving socket holds, so that the server has to wait. */
	private static final String LARGE = "x".repeat(256 * 1024);

	/**
	 * Serves until the standard input ends.
	 * @param args further properties
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HostileServer.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"logging.level.root=WARN", "server.tomcat.max-keep-alive-requests=-1",
					"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
			.run(args)) {
			System.out
				.println("READY " + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
			while (System.in.read() >= 0) {
				// Until whoever started this closes it
			}
		}
	}

	@AsyncRpcManager("target")
	static class TargetManager {

		void echo(AsyncCallHandle<String> call, String text) {
			call.complete(text);
		}

		void large(AsyncCallHandle<String> call) {
			call.complete(LARGE);
		}

	}

}
