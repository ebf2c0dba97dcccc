package org.asyncrpc.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.asyncrpc.client.application.PlainApplication;
import org.asyncrpc.testing.RpcServer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that has clients and is no web server.
 */
final class ClientApplication implements AutoCloseable {

	/** Starting one takes longer than most tests. They are closed with the JVM. */
	private static final Map<RpcServer, ClientApplication> SHARED = new ConcurrentHashMap<>();

	private final ConfigurableApplicationContext context;

	private ClientApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * An application that all tests of a server share. They must leave no calls behind
	 * that make requests.
	 * @param server where the server of all clients is
	 * @return the application, not to be closed
	 */
	static ClientApplication sharedFor(RpcServer server) {
		return SHARED.computeIfAbsent(server, (key) -> of(key, OrderClient.Clients.class));
	}

	static ClientApplication of(RpcServer server, Class<?> clients, String... properties) {
		return of(server.uri(""), clients, properties);
	}

	/**
	 * Starts an application, whose clients use no bindings unless a property says so.
	 * @param server where the server of the clients is
	 * @param clients a configuration that names clients
	 * @param properties further properties
	 * @return the application
	 */
	static ClientApplication of(URI server, Class<?> clients, String... properties) {
		List<String> arguments = new ArrayList<>(
				List.of("--spring.main.banner-mode=off", "--asyncrpc.client.defaults.url=" + server));
		if (Arrays.stream(properties).noneMatch((property) -> property.contains(".bindings="))) {
			arguments.add("--asyncrpc.client.defaults.bindings=false");
		}
		for (String property : properties) {
			arguments.add("--" + property);
		}
		return new ClientApplication(
				new SpringApplicationBuilder(PlainApplication.class, clients).web(WebApplicationType.NONE)
					.registerShutdownHook(false)
					.run(arguments.toArray(String[]::new)));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Does what is due by the clock of the application.
	 */
	void sweep() {
		bean(AsyncRpcClientFactory.class).runtime().timer().sweep();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
