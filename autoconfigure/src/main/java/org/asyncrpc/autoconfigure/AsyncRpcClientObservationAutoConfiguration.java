package org.asyncrpc.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.asyncrpc.client.AsyncRpcClientFactory;
import org.asyncrpc.client.ClientObserver;
import org.asyncrpc.client.observe.ClientCompletionObservationConvention;
import org.asyncrpc.client.observe.MicrometerClientObserver;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.observation.ClientRequestObservationConvention;

/**
 * Auto-configuration for the observations of clients.
 */
@AutoConfiguration(after = AsyncRpcClientAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ ObservationRegistry.class, AsyncRpcClientFactory.class })
public final class AsyncRpcClientObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ClientObserver.class)
	MicrometerClientObserver asyncRpcClientObserver(ObservationRegistry registry,
			ObjectProvider<ClientRequestObservationConvention> requestConvention,
			ObjectProvider<ClientCompletionObservationConvention> completionConvention) {
		return new MicrometerClientObserver(registry, requestConvention.getIfAvailable(),
				completionConvention.getIfAvailable());
	}

}
