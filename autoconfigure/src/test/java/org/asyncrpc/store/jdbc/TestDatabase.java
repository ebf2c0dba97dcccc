package org.asyncrpc.store.jdbc;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Connections to databases.
 */
final class TestDatabase {

	private TestDatabase() {
	}

	static HikariDataSource of(PostgreSQLContainer container) {
		return of(container.getJdbcUrl(), container.getUsername(), container.getPassword());
	}

	static HikariDataSource of(String url, String username, String password) {
		HikariDataSource dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(url);
		dataSource.setUsername(username);
		dataSource.setPassword(password);
		dataSource.setMaximumPoolSize(10);
		return dataSource;
	}

	static DataSource direct(PostgreSQLContainer container) {
		return new DriverManagerDataSource(container.getJdbcUrl(), container.getUsername(), container.getPassword());
	}

	static void clear(DataSource dataSource, String platform) {
		new ResourceDatabasePopulator(new ClassPathResource("schema-%s.sql".formatted(platform), JdbcCallStore.class))
			.execute(dataSource);
		JdbcClient client = JdbcClient.create(dataSource);
		for (String table : new String[] { "call", "node", "waiter" }) {
			client.sql("DELETE FROM asyncrpc_" + table).update();
		}
	}

}
