package org.asyncrpc.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executor;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.Servlet;
import jakarta.validation.Validator;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.context.RequestContext;
import org.asyncrpc.server.AccessDeniedMapping;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.ValidationMapping;
import org.asyncrpc.server.http.CorsSupport;
import org.asyncrpc.server.http.RequestObservation;
import org.asyncrpc.server.operation.ArgumentValidation;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.testing.OrderManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * What an application has, and what it has instead when it or its class path says so.
 */
class AsyncRpcServerAutoConfigurationTests {

	private static final String EXECUTOR = AsyncRpcServerAutoConfiguration.NOTIFICATION_EXECUTOR;

	private static final String NEEDS_EXECUTOR = "asyncrpc.server.operations.order.place.dispatch=executor";

	private final WebApplicationContextRunner runner = ServerContextRunner.with(ValidationAutoConfiguration.class)
		.withBean(OrderManager.class);

	@Test
	void hasAServer() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(AsyncRpcServer.class)
				.hasSingleBean(AsyncCalls.class)
				.hasSingleBean(MemoryCallStore.class)
				.hasSingleBean(RequestContext.class)
				.hasSingleBean(RequestObservation.class)
				.hasSingleBean(CorsSupport.class)
				.hasSingleBean(ArgumentValidation.class)
				.hasSingleBean(AccessDeniedMapping.class)
				.hasSingleBean(ValidationMapping.class)
				.hasBean("asyncRpcServlet");
			assertThat(context.getBean(AsyncRpcServer.class).operations().names()).containsExactly("order/audit",
					"order/place");
		});
	}

	@Test
	void hasNoServerOutsideOfAWebApplication() {
		ServerContextRunner.withoutWeb().run(AsyncRpcServerAutoConfigurationTests::hasNoServer);
	}

	@ParameterizedTest
	@ValueSource(classes = { Servlet.class, JsonMapper.class, ServletRegistrationBean.class })
	void hasNoServerWithout(Class<?> type) {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(AsyncRpcStoreAutoConfiguration.class, AsyncRpcServerAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(type))
			.run(AsyncRpcServerAutoConfigurationTests::hasNoServer);
	}

	@Test
	void hasNoServerWithoutAStore() {
		this.runner.withPropertyValues("asyncrpc.store.type=none")
			.run(AsyncRpcServerAutoConfigurationTests::hasNoServer);
	}

	@Test
	void worksWithoutWhatIsOptional() {
		Class<?>[] optional = { ContextSnapshotFactory.class, ObservationRegistry.class, Validator.class,
				AccessDeniedException.class, RequestMappingHandlerMapping.class };
		ServerContextRunner.with()
			.withClassLoader(new FilteredClassLoader(optional))
			.withBean(OrderManager.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(AsyncRpcServer.class)
				.doesNotHaveBean(RequestContext.class)
				.doesNotHaveBean(RequestObservation.class)
				.doesNotHaveBean(ArgumentValidation.class)
				.doesNotHaveBean(AccessDeniedMapping.class)
				.doesNotHaveBean(ValidationMapping.class)
				.doesNotHaveBean(CorsSupport.class));
	}

	@Test
	void backsOffForTheApplicationsOwnBeans() {
		CallStore store = mock();
		AsyncCalls calls = mock();
		RequestContext requestContext = mock();
		this.runner.withBean("ownStore", CallStore.class, () -> store)
			.withBean("ownCalls", AsyncCalls.class, () -> calls)
			.withBean("ownContext", RequestContext.class, () -> requestContext)
			.run((context) -> {
				assertThat(context).hasSingleBean(CallStore.class).doesNotHaveBean(MemoryCallStore.class);
				assertThat(context.getBean(AsyncCalls.class)).isSameAs(calls);
				assertThat(context.getBean(RequestContext.class)).isSameAs(requestContext);
			});
	}

	@Test
	void usesTheApplicationsClock() {
		Instant instant = Instant.parse("2030-01-01T12:00:00Z");
		Clock clock = Clock.fixed(instant, ZoneOffset.UTC);
		this.runner.withBean("clock", Clock.class, () -> clock)
			.run((context) -> assertThat(context.getBean(CallStore.class).now()).isEqualTo(instant.toEpochMilli()));
	}

	@Test
	void usesTheSystemsClockWhenTheApplicationHasSeveral() {
		Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
		this.runner.withBean("one", Clock.class, () -> clock)
			.withBean("other", Clock.class, () -> clock)
			.run((context) -> assertThat(context.getBean(CallStore.class).now()).isPositive());
	}

	@Test
	void listenersHaveAThreadPool() {
		this.runner.withPropertyValues("asyncrpc.server.notification-threads=3")
			.run((context) -> assertThat(context.getBean(EXECUTOR, ThreadPoolTaskExecutor.class).getCorePoolSize())
				.isEqualTo(3));
	}

	@Test
	void listenersHaveVirtualThreadsWhereTheJdkHas() {
		boolean available = Runtime.version().feature() >= 21;
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(context.getBean(EXECUTOR))
				.isInstanceOf(available ? SimpleAsyncTaskExecutor.class : ThreadPoolTaskExecutor.class));
	}

	@Test
	void listenersRunOnTheExecutorOfTheApplication() {
		Executor own = Runnable::run;
		this.runner.withBean(EXECUTOR, Executor.class, () -> own)
			.run((context) -> assertThat(context.getBean(EXECUTOR)).isSameAs(own));
	}

	@Test
	void theExecutorOfListenersDoesNotReplaceThatOfTheApplication() {
		this.runner.withPropertyValues(NEEDS_EXECUTOR)
			.run((context) -> assertThat(context).hasNotFailed().hasBean("applicationTaskExecutor"));
	}

	@Test
	void stopsTheApplicationWhenAnOperationNeedsAnExecutorThatIsNotThere() {
		WebApplicationContextRunner replaced = this.runner.withBean("own", Executor.class, () -> Runnable::run);
		replaced.run((context) -> assertThat(context).hasNotFailed());
		replaced.withPropertyValues(NEEDS_EXECUTOR)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("'applicationTaskExecutor'"));
		replaced.withPropertyValues(NEEDS_EXECUTOR, "spring.task.execution.mode=force")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/remote", "/api/v1/rpc" })
	void servesTheConfiguredPath(String path) {
		this.runner.withPropertyValues("asyncrpc.server.base-path=" + path)
			.run((context) -> assertThat(
					context.getBean("asyncRpcServlet", ServletRegistrationBean.class).getUrlMappings())
				.hasToString("[" + path + "/*]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "rpc", "/rpc/", "//rpc", "/rpc/*", "/rpc?x" })
	void refusesAPathThatIsNone(String path) {
		this.runner.withPropertyValues("asyncrpc.server.base-path=" + path)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The base path must start with '/'"));
	}

	@Test
	void bindsWhatIsConfiguredForASingleOperation() {
		this.runner.withPropertyValues("asyncrpc.server.operations.order.place.timeout=45s")
			.run((context) -> assertThat(context.getBean(AsyncRpcServerProperties.class)
				.getOperations()
				.get("order")
				.get("place")
				.getTimeout()).isEqualTo(Duration.ofSeconds(45)));
	}

	private static void hasNoServer(
			ApplicationContextAssertProvider<? extends ConfigurableApplicationContext> context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(AsyncRpcServer.class)
			.doesNotHaveBean(AsyncCalls.class)
			.doesNotHaveBean("asyncRpcServlet");
	}

}
