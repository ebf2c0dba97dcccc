package org.asyncrpc.store.redis;

import java.time.Duration;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreContractTests;
import org.asyncrpc.store.PlainTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Tests for {@link RedisCallStore}.
 */
@EnabledIfDockerAvailable
class RedisCallStoreIT extends CallStoreContractTests {

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
	protected CallStore createStore() {
		TestRedis.clear(connections);
		return new RedisCallStore(connections, settings(), this.clock);
	}

	static RedisCallStore.Settings settings() {
		return new RedisCallStore.Settings("asyncrpc:", Duration.ofSeconds(15), RETAINED);
	}

	@Override
	public PlatformTransactionManager transactions() {
		return new PlainTransactionManager();
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.move(duration);
	}

	@Override
	public int rounds() {
		return 50;
	}

}
