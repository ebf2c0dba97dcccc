package org.asyncrpc.autoconfigure;

import java.time.Clock;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the store that keeps calls in memory.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingBean(CallStore.class)
@ConditionalOnProperty(name = "asyncrpc.store.type", havingValue = "memory", matchIfMissing = true)
@EnableConfigurationProperties(AsyncRpcServerProperties.class)
public final class AsyncRpcStoreAutoConfiguration {

	@Bean
	MemoryCallStore asyncRpcCallStore(AsyncRpcServerProperties properties, ObjectProvider<Clock> clock) {
		return new MemoryCallStore(clock.getIfUnique(Clock::systemUTC), properties.toRetention());
	}

}
