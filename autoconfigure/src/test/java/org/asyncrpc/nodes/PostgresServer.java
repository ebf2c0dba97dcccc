package org.asyncrpc.nodes;

import java.util.List;

import org.asyncrpc.testing.Containers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL for nodes.
 */
final class PostgresServer extends StoreServer {

	private final PostgreSQLContainer container;

	PostgresServer() {
		this(Containers.newPostgres());
	}

	private PostgresServer(PostgreSQLContainer container) {
		super(container, PostgreSQLContainer.POSTGRESQL_PORT);
		this.container = container;
	}

	@Override
	List<String> properties(int port) {
		return List.of("--asyncrpc.store.type=jdbc", "--asyncrpc.store.jdbc.initialize-schema=always",
				"--spring.autoconfigure.exclude=org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
				"--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/%s".formatted(port,
						this.container.getDatabaseName()),
				"--spring.datasource.username=" + this.container.getUsername(),
				"--spring.datasource.password=" + this.container.getPassword(),
				"--spring.datasource.hikari.connection-timeout=2000",
				"--spring.datasource.hikari.data-source-properties.connectTimeout=2",
				"--spring.datasource.hikari.data-source-properties.socketTimeout=3");
	}

}
