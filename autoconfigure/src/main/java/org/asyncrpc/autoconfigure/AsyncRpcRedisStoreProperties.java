package org.asyncrpc.autoconfigure;

import org.asyncrpc.store.redis.RedisCallStore;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the store in Redis.
 */
@ConfigurationProperties("asyncrpc.store.redis")
public class AsyncRpcRedisStoreProperties {

	/**
	 * Prefix of the names of all keys and channels. Applications with different ones can
	 * share a server.
	 */
	private String keyPrefix = "asyncrpc:";

	public String getKeyPrefix() {
		return this.keyPrefix;
	}

	public void setKeyPrefix(String keyPrefix) {
		this.keyPrefix = keyPrefix;
	}

	RedisCallStore.Settings toSettings(AsyncRpcServerProperties server, AsyncRpcStoreProperties store) {
		return new RedisCallStore.Settings(this.keyPrefix, store.getLease(), server.toRetention());
	}

}
