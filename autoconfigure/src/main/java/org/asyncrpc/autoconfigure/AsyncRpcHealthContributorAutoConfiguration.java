package org.asyncrpc.autoconfigure;

import org.asyncrpc.actuate.AsyncRpcHealthIndicator;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.store.CallStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the health contributor {@code asyncRpc}.
 */
@AutoConfiguration(after = AsyncRpcServerAutoConfiguration.class,
		beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnBean({ CallStore.class, AsyncRpcServer.class })
@ConditionalOnEnabledHealthIndicator("asyncrpc")
@EnableConfigurationProperties(AsyncRpcHealthProperties.class)
public final class AsyncRpcHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "asyncRpcHealthIndicator", "asyncRpcHealthContributor" })
	AsyncRpcHealthIndicator asyncRpcHealthContributor(CallStore store, AsyncRpcServer server,
			AsyncRpcHealthProperties properties) {
		return new AsyncRpcHealthIndicator(store, new AsyncRpcServerOverview(server), properties.toThresholds());
	}

}
