package org.asyncrpc.connection;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.jdbc.JdbcCallStore;
import org.asyncrpc.testing.Containers;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@EnabledIfDockerAvailable
@DirtiesContext
@TestPropertySource(properties = { "asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=always" })
class PostgresServiceConnectionIT extends StoreOfServiceConnection {

	@ServiceConnection
	static final PostgreSQLContainer POSTGRES = Containers.postgres();

	@Override
	Class<? extends CallStore> expectedStore() {
		return JdbcCallStore.class;
	}

}
