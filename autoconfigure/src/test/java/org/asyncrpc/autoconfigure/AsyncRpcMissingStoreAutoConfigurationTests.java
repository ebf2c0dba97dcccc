package org.asyncrpc.autoconfigure;

import org.asyncrpc.store.CallStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class AsyncRpcMissingStoreAutoConfigurationTests {

	private final WebApplicationContextRunner runner = ServerContextRunner.with(
			AsyncRpcJdbcStoreAutoConfiguration.class, AsyncRpcRedisStoreAutoConfiguration.class,
			AsyncRpcMissingStoreAutoConfiguration.class);

	@Test
	void staysAwayWhenThereIsAStore() {
		this.runner.withPropertyValues("asyncrpc.store.type=memory")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CallStore.class));
	}

	@Test
	void staysAwayWhenTheApplicationHasAStore() {
		this.runner.withPropertyValues("asyncrpc.store.type=redis")
			.withBean(CallStore.class, () -> mock(CallStore.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void saysWhatIsMissingForRedis() {
		this.runner.withPropertyValues("asyncrpc.store.type=redis")
			.withClassLoader(new FilteredClassLoader(RedisConnectionFactory.class))
			.run(fails("'redis'", "spring-boot-starter-data-redis"));
	}

	@Test
	void saysThatThereAreNoConnectionsToRedis() {
		this.runner.withPropertyValues("asyncrpc.store.type=redis")
			.run(fails("RedisConnectionFactory", "LettuceConnectionFactory"));
	}

	@Test
	void saysWhatIsMissingForADatabase() {
		this.runner.withPropertyValues("asyncrpc.store.type=jdbc")
			.withClassLoader(new FilteredClassLoader(JdbcClient.class))
			.run(fails("'jdbc'", "spring-boot-starter-jdbc"));
	}

	@Test
	void saysThatTheStoreInMemoryIsExcluded() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(AsyncRpcMissingStoreAutoConfiguration.class))
			.withPropertyValues("asyncrpc.store.type=memory")
			.run(fails("'memory'", "AsyncRpcStoreAutoConfiguration"));
	}

	private static ContextConsumer<AssertableWebApplicationContext> fails(String description, String action) {
		return (context) -> {
			FailureAnalysis analysis = new UnusableStoreFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains(description);
			assertThat(analysis.getAction()).contains(action);
		};
	}

}
