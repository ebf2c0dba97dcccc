package org.asyncrpc.autoconfigure;

import org.asyncrpc.actuate.AsyncCallsEndpoint;
import org.asyncrpc.actuate.AsyncCallsEndpointWebExtension;
import org.asyncrpc.actuate.AsyncRpcEndpoint;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.store.CallStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the actuator endpoints {@code asynccalls} and {@code asyncrpc}.
 */
@AutoConfiguration(after = AsyncRpcServerAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({ CallStore.class, AsyncRpcServer.class })
@EnableConfigurationProperties(AsyncCallsEndpointProperties.class)
public final class AsyncRpcEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	AsyncCallsEndpoint asyncCallsEndpoint(CallStore store, AsyncCallsEndpointProperties properties,
			ObjectProvider<SanitizingFunction> sanitizingFunctions) {
		return new AsyncCallsEndpoint(store, sanitizingFunctions.orderedStream().toList(), properties.getShowValues());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(AsyncCallsEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	AsyncCallsEndpointWebExtension asyncCallsEndpointWebExtension(AsyncCallsEndpoint asyncCallsEndpoint,
			AsyncCallsEndpointProperties properties) {
		return new AsyncCallsEndpointWebExtension(asyncCallsEndpoint, properties.getShowValues(),
				properties.getRoles());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	AsyncRpcEndpoint asyncRpcEndpoint(AsyncRpcServer server) {
		return new AsyncRpcEndpoint(new AsyncRpcServerOverview(server));
	}

}
