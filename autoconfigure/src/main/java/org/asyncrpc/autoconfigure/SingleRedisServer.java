package org.asyncrpc.autoconfigure;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * What the store in Redis needs of the application's connections.
 */
final class SingleRedisServer {

	private SingleRedisServer() {
	}

	/**
	 * Makes sure that connections are of the right kind. Does not connect.
	 * @param connections the connections that the application uses
	 * @return the same
	 */
	static RedisConnectionFactory require(RedisConnectionFactory connections) {
		if (!(connections instanceof LettuceConnectionFactory lettuce)) {
			throw new UnusableStoreException(
					"Calls are to be kept in Redis, but the connections are those of a %s. The store needs Lettuce, with which threads share a connection."
						.formatted(connections.getClass().getSimpleName()),
					"Set 'spring.data.redis.client-type' to 'lettuce', and add 'io.lettuce:lettuce-core', or define a LettuceConnectionFactory.");
		}
		if (lettuce.isClusterAware()) {
			throw new UnusableStoreException(
					"Calls are to be kept in Redis, but it is a cluster. A step in the life of a call touches several keys, which the slots of a cluster keep apart.",
					"Use one server, with replicas if you like, or set 'asyncrpc.store.type' to 'jdbc'.");
		}
		return connections;
	}

}
