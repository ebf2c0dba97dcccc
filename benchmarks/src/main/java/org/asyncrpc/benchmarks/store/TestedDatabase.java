package org.asyncrpc.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL of a run: one that is there, or one in a container.
 *
 * @param pool the connections of the application, as many as Spring Boot's default
 * @param direct connections that are not pooled
 * @param container what is to be stopped, if anything
 */
record TestedDatabase(HikariDataSource pool, DriverManagerDataSource direct,
		@Nullable PostgreSQLContainer container) implements AutoCloseable {

	private static final int POOL_SIZE = 10;

	/**
	 * Connects to a database.
	 * @param args its JDBC URL, user name and password, or nothing for a container
	 * @return the database
	 */
	static TestedDatabase of(String... args) {
		if (args.length > 0) {
			return connect(args[0], (args.length > 1) ? args[1] : null, (args.length > 2) ? args[2] : null, null);
		}
		PostgreSQLContainer container = new PostgreSQLContainer("postgres:15");
		container.start();
		return connect(container.getJdbcUrl(), container.getUsername(), container.getPassword(), container);
	}

	private static TestedDatabase connect(String url, @Nullable String username, @Nullable String password,
			@Nullable PostgreSQLContainer container) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url);
		pool.setUsername(username);
		pool.setPassword(password);
		pool.setMaximumPoolSize(POOL_SIZE);
		DriverManagerDataSource direct = new DriverManagerDataSource(url);
		direct.setUsername(username);
		direct.setPassword(password);
		return new TestedDatabase(pool, direct, container);
	}

	/**
	 * What is to be known about the database to make sense of figures.
	 * @return a sentence
	 */
	String describe() {
		return "PostgreSQL %s, fsync = %s, synchronous_commit = %s, %d connections".formatted(show("server_version"),
				show("fsync"), show("synchronous_commit"), POOL_SIZE);
	}

	private String show(String setting) {
		return JdbcClient.create(this.pool).sql("SHOW " + setting).query(String.class).single();
	}

	@Override
	public void close() {
		this.pool.close();
		if (this.container != null) {
			this.container.stop();
		}
	}

}
