package org.asyncrpc.server;

import java.util.UUID;

import com.redis.testcontainers.RedisContainer;
import org.asyncrpc.testing.Containers;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/**
 * Two nodes on one Redis, as their clients see them. Transactions are those of a
 * database.
 */
@EnabledIfDockerAvailable
class RedisSharedStoreIT extends SharedStoreContract {

	private final RedisContainer container = Containers.redis();

	private final String name = UUID.randomUUID().toString();

	@Override
	String[] storeProperties() {
		return new String[] { "asyncrpc.store.type=redis", "asyncrpc.store.redis.key-prefix=" + this.name + ":",
				"spring.data.redis.host=" + this.container.getRedisHost(),
				"spring.data.redis.port=" + this.container.getRedisPort(),
				"spring.datasource.url=jdbc:h2:mem:" + this.name };
	}

}
