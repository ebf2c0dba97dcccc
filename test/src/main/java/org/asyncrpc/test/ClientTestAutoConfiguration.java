package org.asyncrpc.test;

import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Auto-configuration for what tests of clients have injected.
 */
@AutoConfiguration
final class ClientTestAutoConfiguration {

	private static final String PREFIX = "asyncrpc.client";

	@Bean
	@Primary
	TestClock asyncRpcTestClock() {
		return TestClock.running();
	}

	@Bean
	ScriptedServer asyncRpcScriptedServer(JsonMapper mapper, TestClock clock) {
		return new ScriptedServer(mapper, clock);
	}

	@Bean
	DynamicPropertyRegistrar asyncRpcScriptedServerProperties(ScriptedServer server, Environment environment) {
		return (registry) -> {
			register(registry, "defaults", server);
			// What is said about a client counts more than the defaults
			Binder.get(environment)
				.bind(PREFIX, Bindable.mapOf(String.class, Object.class))
				.orElseGet(Map::of)
				.keySet()
				.forEach((client) -> register(registry, client, server));
		};
	}

	private static void register(DynamicPropertyRegistry registry, String client, ScriptedServer server) {
		registry.add(PREFIX + "." + client + ".url", server::url);
		registry.add(PREFIX + "." + client + ".bindings", () -> false);
	}

}
