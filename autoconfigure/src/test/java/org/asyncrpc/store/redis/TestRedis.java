package org.asyncrpc.store.redis;

import org.asyncrpc.testing.Containers;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The Redis that tests of this package share.
 */
final class TestRedis {

	private TestRedis() {
	}

	static LettuceConnectionFactory connect() {
		LettuceConnectionFactory connections = new LettuceConnectionFactory(Containers.redis().getRedisHost(),
				Containers.redis().getRedisPort());
		connections.afterPropertiesSet();
		connections.start();
		return connections;
	}

	static void clear(LettuceConnectionFactory connections) {
		try (RedisConnection connection = connections.getConnection()) {
			connection.serverCommands().flushAll();
		}
	}

}
