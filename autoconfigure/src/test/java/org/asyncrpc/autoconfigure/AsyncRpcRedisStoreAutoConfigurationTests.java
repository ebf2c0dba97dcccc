package org.asyncrpc.autoconfigure;

import io.lettuce.core.RedisClient;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.store.Retention;
import org.asyncrpc.store.redis.RedisCallStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncRpcRedisStoreAutoConfiguration}, without a server that would
 * connect to Redis.
 */
class AsyncRpcRedisStoreAutoConfigurationTests {

	private static final AutoConfigurations STORES = AutoConfigurations.of(DataRedisAutoConfiguration.class,
			AsyncRpcRedisStoreAutoConfiguration.class, AsyncRpcStoreAutoConfiguration.class);

	private static final String REDIS = "asyncrpc.store.type=redis";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(STORES);

	@Test
	void keepsCallsInMemoryUnlessToldOtherwise() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(MemoryCallStore.class)
			.doesNotHaveBean(RedisCallStore.class));
	}

	@Test
	void keepsCallsInTheRedisOfTheApplication() {
		this.runner.withPropertyValues(REDIS)
			.run((context) -> assertThat(context).hasSingleBean(CallStore.class).hasSingleBean(RedisCallStore.class));
	}

	@Test
	void bindsItsProperties() {
		this.runner.withPropertyValues(REDIS, "asyncrpc.store.redis.key-prefix=shop:", "asyncrpc.store.lease=3s",
				"asyncrpc.server.retention=4s", "asyncrpc.server.delivered-retention=2s",
				"asyncrpc.server.max-retained=7", "asyncrpc.server.max-retained-size=1KB",
				"asyncrpc.server.max-retained-per-principal=3", "asyncrpc.server.max-retained-size-per-principal=512B")
			.run((context) -> {
				RedisCallStore.Settings settings = context.getBean(AsyncRpcRedisStoreProperties.class)
					.toSettings(context.getBean(AsyncRpcServerProperties.class),
							context.getBean(AsyncRpcStoreProperties.class));
				assertThat(settings.keyPrefix()).isEqualTo("shop:");
				assertThat(settings.lease()).hasSeconds(3);
				assertThat(settings.retention().undelivered()).hasSeconds(4);
				assertThat(settings.retention().delivered()).hasSeconds(2);
				assertThat(settings.retention().room()).isEqualTo(new Retention.Room(7, 1024));
				assertThat(settings.retention().roomPerPrincipal()).isEqualTo(new Retention.Room(3, 512));
			});
	}

	@Test
	void takesAStoreOfTheApplication() {
		CallStore own = mock(CallStore.class);
		this.runner.withPropertyValues(REDIS)
			.withBean(CallStore.class, () -> own)
			.run((context) -> assertThat(context.getBean(CallStore.class)).isSameAs(own));
	}

	@Test
	void backsOffWithoutConnections() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsyncRpcRedisStoreAutoConfiguration.class))
			.withPropertyValues(REDIS)
			.run((context) -> assertThat(context).doesNotHaveBean(CallStore.class));
	}

	@Test
	void backsOffWithoutSpringDataRedis() {
		this.runner.withPropertyValues(REDIS)
			.withClassLoader(new FilteredClassLoader(RedisConnectionFactory.class))
			.run((context) -> assertThat(context).doesNotHaveBean(CallStore.class));
	}

	@Test
	void backsOffWithoutLettuce() {
		this.runner.withPropertyValues(REDIS)
			.withClassLoader(new FilteredClassLoader(RedisClient.class))
			.run((context) -> assertThat(context).doesNotHaveBean(CallStore.class));
	}

	@Test
	void backsOffWithoutAWebServer() {
		new ApplicationContextRunner().withConfiguration(STORES)
			.withPropertyValues(REDIS)
			.run((context) -> assertThat(context).doesNotHaveBean(CallStore.class));
	}

	@Test
	void refusesACluster() {
		this.runner.withPropertyValues(REDIS, "spring.data.redis.cluster.nodes=localhost:6379")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(UnusableStoreException.class,
						(failure) -> assertThat(failure).hasMessageContaining("it is a cluster")));
	}

	@Test
	void refusesAnotherDriver() {
		RedisConnectionFactory other = mock(RedisConnectionFactory.class);
		this.runner.withPropertyValues(REDIS)
			.withBean(RedisConnectionFactory.class, () -> other)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(UnusableStoreException.class,
						(failure) -> assertThat(failure.action()).contains("spring.data.redis.client-type")));
	}

}
