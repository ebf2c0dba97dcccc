package org.asyncrpc.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.CallMetrics;
import org.asyncrpc.server.observe.CallGauges;
import org.asyncrpc.server.observe.MicrometerCallMetrics;
import org.asyncrpc.store.CallStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the metrics of the server.
 */
@AutoConfiguration(after = AsyncRpcServerAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, CallStore.class, AsyncRpcServer.class })
public final class AsyncRpcMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(CallMetrics.class)
	MicrometerCallMetrics asyncRpcCallMetrics(MeterRegistry registry) {
		return new MicrometerCallMetrics(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	CallGauges asyncRpcCallGauges(CallStore store, AsyncRpcServer server) {
		return new CallGauges(store, () -> server.operations().names());
	}

}
