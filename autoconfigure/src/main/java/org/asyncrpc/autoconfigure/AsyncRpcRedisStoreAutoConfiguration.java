package org.asyncrpc.autoconfigure;

import io.lettuce.core.RedisClient;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.redis.RedisCallStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Auto-configuration for the store that keeps calls in the application's Redis.
 */
@AutoConfiguration(before = AsyncRpcServerAutoConfiguration.class,
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ RedisConnectionFactory.class, RedisClient.class })
@ConditionalOnProperty(name = "asyncrpc.store.type", havingValue = "redis")
@ConditionalOnBean(RedisConnectionFactory.class)
@ConditionalOnMissingBean(CallStore.class)
@EnableConfigurationProperties({ AsyncRpcServerProperties.class, AsyncRpcStoreProperties.class,
		AsyncRpcRedisStoreProperties.class })
public final class AsyncRpcRedisStoreAutoConfiguration {

	@Bean
	RedisCallStore asyncRpcCallStore(RedisConnectionFactory connections, AsyncRpcRedisStoreProperties properties,
			AsyncRpcServerProperties server, AsyncRpcStoreProperties store) {
		return new RedisCallStore(SingleRedisServer.require(connections), properties.toSettings(server, store));
	}

}
