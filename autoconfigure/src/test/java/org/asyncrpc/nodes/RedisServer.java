package org.asyncrpc.nodes;

import java.util.List;

import org.asyncrpc.testing.Containers;

/**
 * A Redis for nodes, which appends to its file before it answers. The file outlives the
 * process, whatever the disk has of it.
 */
final class RedisServer extends StoreServer {

	private static final int REDIS_PORT = 6379;

	RedisServer() {
		super(Containers.newRedis().withCommand("redis-server", "--appendonly", "yes", "--appendfsync", "everysec"),
				REDIS_PORT);
	}

	@Override
	List<String> properties(int port) {
		return List.of("--asyncrpc.store.type=redis",
				"--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + port,
				"--spring.data.redis.timeout=2s", "--spring.data.redis.connect-timeout=2s");
	}

}
