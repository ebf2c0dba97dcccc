package org.asyncrpc.server;

import org.asyncrpc.testing.Containers;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two nodes on one PostgreSQL, as their clients see them.
 */
@EnabledIfDockerAvailable
class PostgresSharedStoreIT extends SharedStoreContract {

	private final PostgreSQLContainer container = Containers.postgres();

	@BeforeAll
	void createSchema() {
		JdbcClient client = JdbcClient.create(new DriverManagerDataSource(this.container.getJdbcUrl(),
				this.container.getUsername(), this.container.getPassword()));
		client.sql("DROP SCHEMA IF EXISTS nodes CASCADE").update();
		client.sql("CREATE SCHEMA nodes").update();
	}

	@Override
	String[] storeProperties() {
		return new String[] { "asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=always",
				"spring.datasource.url=" + this.container.getJdbcUrl() + "&currentSchema=nodes",
				"spring.datasource.username=" + this.container.getUsername(),
				"spring.datasource.password=" + this.container.getPassword(),
				"spring.datasource.hikari.maximum-pool-size=5" };
	}

}
