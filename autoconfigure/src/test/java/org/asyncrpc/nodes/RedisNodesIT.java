package org.asyncrpc.nodes;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

@EnabledIfDockerAvailable
class RedisNodesIT extends SeparateNodesContract {

	@Override
	StoreServer startStore() {
		return new RedisServer();
	}

}
