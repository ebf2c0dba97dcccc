package org.asyncrpc.autoconfigure;

import org.asyncrpc.store.CallStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that stops an application which has chosen a store, but lacks what
 * that store needs. Without it the application would start, and serve no call.
 */
@AutoConfiguration(before = AsyncRpcServerAutoConfiguration.class,
		after = { AsyncRpcStoreAutoConfiguration.class, AsyncRpcJdbcStoreAutoConfiguration.class,
				AsyncRpcRedisStoreAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("asyncrpc.store.type")
@ConditionalOnMissingBean(CallStore.class)
@EnableConfigurationProperties(AsyncRpcStoreProperties.class)
public final class AsyncRpcMissingStoreAutoConfiguration {

	@Bean
	CallStore asyncRpcCallStore(AsyncRpcStoreProperties properties) {
		throw properties.getType().missing();
	}

}
