package org.asyncrpc.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.testing.RpcServer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that has clients and is no web server.
 */
final class ClientApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private ClientApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ClientApplication of(RpcServer server, Class<?> clients, String... properties) {
		return of(server.uri(""), clients, properties);
	}

	/**
	 * Starts an application.
	 * @param server where the server of the client 'order' is
	 * @param clients a configuration that names clients
	 * @param properties further properties
	 * @return the application
	 */
	static ClientApplication of(URI server, Class<?> clients, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--spring.main.banner-mode=off", "--asyncrpc.client.order.url=" + server));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new ClientApplication(
				new SpringApplicationBuilder(Application.class, clients).web(WebApplicationType.NONE)
					.registerShutdownHook(false)
					.run(arguments.toArray(String[]::new)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What the starter of an HTTP client gives to an application.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
