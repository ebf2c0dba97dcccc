package org.asyncrpc.nodes;

import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

@EnabledIfDockerAvailable
class PostgresNodesIT extends SeparateNodesContract {

	@Override
	StoreServer startStore() {
		return new PostgresServer();
	}

}
