package org.asyncrpc.connection;

import com.redis.testcontainers.RedisContainer;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.redis.RedisCallStore;
import org.asyncrpc.testing.Containers;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@EnabledIfDockerAvailable
@DirtiesContext
@TestPropertySource(properties = { "asyncrpc.store.type=redis", "asyncrpc.store.redis.key-prefix=service-connection:" })
class RedisServiceConnectionIT extends StoreOfServiceConnection {

	@ServiceConnection
	static final RedisContainer REDIS = Containers.redis();

	@Override
	Class<? extends CallStore> expectedStore() {
		return RedisCallStore.class;
	}

}
