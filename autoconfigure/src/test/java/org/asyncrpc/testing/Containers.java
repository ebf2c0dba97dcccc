package org.asyncrpc.testing;

import com.redis.testcontainers.RedisContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The servers that tests of stores need, and the only place that names their images. A
 * test class that uses this is annotated with
 * {@link org.testcontainers.junit.jupiter.EnabledIfDockerAvailable}, so that it reports
 * itself as skipped where there is no Docker, and is named {@code *IT}, because it is
 * slow.
 */
public final class Containers {

	private static final DockerImageName POSTGRES_IMAGE = DockerImageName.parse("postgres:15");

	private static final DockerImageName REDIS_IMAGE = DockerImageName.parse("redis:7.0");

	private static final PostgreSQLContainer POSTGRES = newPostgres();

	private static final RedisContainer REDIS = newRedis();

	private Containers() {
	}

	/**
	 * A PostgreSQL that all tests of a run share: they must not expect it to be empty.
	 * @return a started container
	 */
	public static PostgreSQLContainer postgres() {
		POSTGRES.start();
		return POSTGRES;
	}

	/**
	 * A Redis that all tests of a run share: they must not expect it to be empty.
	 * @return a started container
	 */
	public static RedisContainer redis() {
		REDIS.start();
		return REDIS;
	}

	/**
	 * A PostgreSQL for a test that does harm to it.
	 * @return a container that the caller starts and stops
	 */
	public static PostgreSQLContainer newPostgres() {
		return new PostgreSQLContainer(POSTGRES_IMAGE);
	}

	/**
	 * A Redis for a test that does harm to it.
	 * @return a container that the caller starts and stops
	 */
	public static RedisContainer newRedis() {
		return new RedisContainer(REDIS_IMAGE);
	}

}
