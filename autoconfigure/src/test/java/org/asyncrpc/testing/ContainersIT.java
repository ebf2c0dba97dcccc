package org.asyncrpc.testing;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.postgresql.PostgreSQLContainer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Containers}: the images do what other tests take for granted.
 */
@EnabledIfDockerAvailable
class ContainersIT {

	@Test
	void postgresHasTheDatabaseOfItsUser() throws Exception {
		PostgreSQLContainer postgres = Containers.postgres();
		String url = "postgresql://%s:%s@localhost/%s".formatted(postgres.getUsername(), postgres.getPassword(),
				postgres.getDatabaseName());
		assertThat(postgres.execInContainer("psql", url, "-Atc", "select version()").getStdout())
			.startsWith("PostgreSQL 15");
	}

	@Test
	void redisAnswers() throws Exception {
		assertThat(Containers.redis().execInContainer("redis-cli", "ping").getStdout()).startsWith("PONG");
	}

}
