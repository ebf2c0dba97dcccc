package org.asyncrpc.benchmarks.peer;

import java.io.IOException;
import java.util.Objects;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the servers that are Spring Boot applications, with the same settings.
 */
final class SpringPeer {

	private SpringPeer() {
	}

	static void serve(Class<?> application) throws IOException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
					"logging.level.root=WARN", "asyncrpc.server.max-outstanding=2000000",
					"server.tomcat.max-keep-alive-requests=-1", "spring.main.log-startup-info=false")
			.run();
		ServedPeer
			.serve(Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"))));
	}

}
