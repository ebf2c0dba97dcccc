package org.asyncrpc.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.asyncrpc.client.AsyncRpcClientFactory;
import org.asyncrpc.client.ClientMetrics;
import org.asyncrpc.client.observe.ClientGauges;
import org.asyncrpc.client.observe.MicrometerClientMetrics;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the metrics of clients.
 */
@AutoConfiguration(after = AsyncRpcClientAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, AsyncRpcClientFactory.class })
public final class AsyncRpcClientMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ClientMetrics.class)
	MicrometerClientMetrics asyncRpcClientMetrics(MeterRegistry registry) {
		return new MicrometerClientMetrics(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	ClientGauges asyncRpcClientGauges(AsyncRpcClientFactory clients) {
		return new ClientGauges(clients);
	}

}
