package org.asyncrpc.autoconfigure;

import java.util.List;
import java.util.Set;

import org.asyncrpc.actuate.AsyncCallsEndpoint;
import org.asyncrpc.actuate.AsyncCallsEndpointWebExtension;
import org.asyncrpc.actuate.AsyncRpcEndpoint;
import org.asyncrpc.actuate.ServerOverview;
import org.asyncrpc.store.CallStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncRpcEndpointAutoConfiguration}.
 */
class AsyncRpcEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=asynccalls,asyncrpc";

	private final WebApplicationContextRunner runner = ServerContextRunner
		.with(AsyncRpcEndpointAutoConfiguration.class);

	@Test
	void hasEndpointsThatAreExposed() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(AsyncCallsEndpoint.class)
				.hasSingleBean(AsyncCallsEndpointWebExtension.class)
				.hasSingleBean(AsyncRpcEndpoint.class));
	}

	@Test
	void hasEachEndpointByItself() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=asyncrpc")
			.run((context) -> assertThat(context).doesNotHaveBean(AsyncCallsEndpoint.class)
				.doesNotHaveBean(AsyncCallsEndpointWebExtension.class)
				.hasSingleBean(AsyncRpcEndpoint.class));
	}

	@Test
	void hasNoEndpointUnlessItIsExposed() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(AsyncCallsEndpoint.class)
			.doesNotHaveBean(AsyncRpcEndpoint.class));
	}

	@Test
	void hasNoEndpointWithoutAccess() {
		this.runner
			.withPropertyValues(EXPOSED, "management.endpoint.asynccalls.access=NONE",
					"management.endpoint.asyncrpc.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(AsyncCallsEndpoint.class)
				.doesNotHaveBean(AsyncCallsEndpointWebExtension.class)
				.doesNotHaveBean(AsyncRpcEndpoint.class));
	}

	@Test
	void hasNoWebExtensionOverJmx() {
		this.runner
			.withPropertyValues("management.endpoints.jmx.exposure.include=asynccalls", "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(AsyncCallsEndpoint.class)
				.doesNotHaveBean(AsyncCallsEndpointWebExtension.class));
	}

	@Test
	void bindsShowValues() {
		this.runner
			.withPropertyValues(EXPOSED, "management.endpoint.asynccalls.show-values=when-authorized",
					"management.endpoint.asynccalls.roles=admin,support")
			.run((context) -> {
				AsyncCallsEndpointProperties properties = context.getBean(AsyncCallsEndpointProperties.class);
				assertThat(properties.getShowValues()).isEqualTo(Show.WHEN_AUTHORIZED);
				assertThat(properties.getRoles()).containsExactlyInAnyOrder("admin", "support");
			});
	}

	@Test
	void backsOffForTheApplicationsOwn() {
		this.runner.withPropertyValues(EXPOSED).withUserConfiguration(OwnEndpoints.class).run((context) -> {
			assertThat(context.getBean(AsyncCallsEndpoint.class)).isSameAs(OwnEndpoints.CALLS);
			assertThat(context.getBean(AsyncCallsEndpointWebExtension.class)).isSameAs(OwnEndpoints.EXTENSION);
			assertThat(context.getBean(AsyncRpcEndpoint.class)).isSameAs(OwnEndpoints.RPC);
		});
	}

	@Test
	void backsOffWithoutActuator() {
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asyncCallsEndpoint"));
	}

	@Test
	void backsOffWithoutEndpointConditions() {
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asyncCallsEndpoint"));
	}

	@Test
	void backsOffWithoutServer() {
		ServerContextRunner.withoutWeb(AsyncRpcEndpointAutoConfiguration.class)
			.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncCallsEndpoint.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoints {

		private static final AsyncCallsEndpoint CALLS = new AsyncCallsEndpoint(mock(CallStore.class), List.of(),
				Show.NEVER);

		private static final AsyncCallsEndpointWebExtension EXTENSION = new AsyncCallsEndpointWebExtension(CALLS,
				Show.NEVER, Set.of());

		private static final AsyncRpcEndpoint RPC = new AsyncRpcEndpoint(mock(ServerOverview.class));

		@Bean
		AsyncCallsEndpoint calls() {
			return CALLS;
		}

		@Bean
		AsyncCallsEndpointWebExtension extension() {
			return EXTENSION;
		}

		@Bean
		AsyncRpcEndpoint rpc() {
			return RPC;
		}

	}

}
