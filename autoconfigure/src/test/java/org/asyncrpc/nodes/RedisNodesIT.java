package org.asyncrpc.nodes;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIfDockerAvailable
class RedisNodesIT extends SeparateNodesContract {

	@Override
	StoreServer startStore() {
		return new RedisServer();
	}

	@Test
	void nodesGoOnWithARedisThatHasLostEverything() throws Exception {
		String callId = first().accepted("keep", newName());
		store().execute("redis-cli", "flushall");
		assertThat(first().status(callId).isProblem("UNKNOWN_CALL")).isTrue();
		assertThat(answer(second().reply(callId)).isProblem("UNKNOWN_CALL")).isTrue();
		assertTakesCalls(first());
		assertTakesCalls(second());
	}

}
