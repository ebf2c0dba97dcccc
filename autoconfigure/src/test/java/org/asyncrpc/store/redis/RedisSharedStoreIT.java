package org.asyncrpc.store.redis;

import java.time.Duration;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.SharedStoreContractTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Tests for several nodes with a {@link RedisCallStore} on one server.
 */
@EnabledIfDockerAvailable
class RedisSharedStoreIT extends SharedStoreContractTests {

	private static LettuceConnectionFactory connections;

	private final ManualServerClock clock = new ManualServerClock();

	@BeforeAll
	static void connect() {
		connections = TestRedis.connect();
	}

	@AfterAll
	static void disconnect() {
		connections.destroy();
	}

	@Override
	protected void clear() {
		TestRedis.clear(connections);
	}

	@Override
	protected CallStore createNode() {
		return new RedisCallStore(connections, RedisCallStoreIT.settings(), this.clock);
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.move(duration);
	}

}
