package org.asyncrpc.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import jakarta.servlet.Servlet;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.context.RequestContext;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.AsyncRpcServer.ServerExecutors;
import org.asyncrpc.server.CallMetrics;
import org.asyncrpc.server.CallObserver;
import org.asyncrpc.server.ExceptionMapping;
import org.asyncrpc.server.Instruments;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.server.http.AsyncRpcServlet;
import org.asyncrpc.server.http.CorsSupport;
import org.asyncrpc.server.http.RequestObservation;
import org.asyncrpc.server.operation.ArgumentValidation;
import org.asyncrpc.server.operation.OperationScanner;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.timer.WaitTimer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnThreading;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.function.SingletonSupplier;

/**
 * Auto-configuration for the server of asynchronous calls.
 */
@AutoConfiguration(after = AsyncRpcStoreAutoConfiguration.class,
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
				"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration",
				"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Servlet.class, JsonMapper.class, ServletRegistrationBean.class })
@ConditionalOnBean({ CallStore.class, JsonMapper.class })
@EnableConfigurationProperties(AsyncRpcServerProperties.class)
@Import({ ContextPropagationConfiguration.class, ValidationConfiguration.class, ObservationConfiguration.class,
		SecurityConfiguration.class, CorsRulesConfiguration.class })
public final class AsyncRpcServerAutoConfiguration {

	/**
	 * The name of the executor that runs the application's listeners. An application can
	 * define its own under this name.
	 */
	static final String NOTIFICATION_EXECUTOR = "asyncRpcNotificationExecutor";

	private static final Duration NOTIFICATIONS_TERMINATION = Duration.ofSeconds(2);

	@Bean
	@ConditionalOnMissingBean
	OperationScanner asyncRpcOperationScanner(ConfigurableListableBeanFactory beanFactory, JsonMapper mapper,
			ObjectProvider<ArgumentValidation> validation, AsyncRpcServerProperties properties) {
		return new OperationScanner(beanFactory, mapper, validation.getIfAvailable(ArgumentValidation::none),
				properties.toArgumentLimits());
	}

	@Bean
	@ConditionalOnMissingBean
	WaitTimer asyncRpcWaitTimer(ObjectProvider<Clock> clock) {
		return new WaitTimer(clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	Bindings asyncRpcBindings(AsyncRpcServerProperties properties, ObjectProvider<Clock> clock, CallStore store) {
		return new Bindings(properties.toBindingSettings(), clock.getIfUnique(Clock::systemUTC), store::now);
	}

	@Bean
	@ConditionalOnMissingBean
	AsyncRpcServer asyncRpcServer(OperationScanner scanner, CallStore store, AsyncRpcServerProperties properties,
			JsonMapper mapper, ObjectProvider<ExceptionMapping> mappings, ObjectProvider<RequestContext> context,
			WaitTimer waitTimer, Bindings bindings,
			@Qualifier("applicationTaskExecutor") ObjectProvider<Executor> dispatch,
			@Qualifier(NOTIFICATION_EXECUTOR) Executor notifications, ObjectProvider<CallMetrics> metrics,
			ObjectProvider<CallObserver> observer) {
		return new AsyncRpcServer(SingletonSupplier.of(scanner::scan), store, properties.toServerSettings(), mapper,
				mappings.orderedStream().toList(), context.getIfAvailable(() -> RequestContext.NONE),
				new ServerExecutors((task) -> dispatch.getObject().execute(task), notifications),
				new Instruments(metrics.getIfAvailable(() -> CallMetrics.NONE),
						observer.getIfAvailable(() -> CallObserver.NONE)),
				List.of(waitTimer::sweep, bindings::sweep));
	}

	@Bean(name = NOTIFICATION_EXECUTOR, defaultCandidate = false)
	@ConditionalOnMissingBean(name = NOTIFICATION_EXECUTOR)
	@ConditionalOnThreading(Threading.PLATFORM)
	ThreadPoolTaskExecutor asyncRpcNotificationExecutor(AsyncRpcServerProperties properties) {
		return new ThreadPoolTaskExecutorBuilder().threadNamePrefix("asyncrpc-notification-")
			.corePoolSize(properties.getNotificationThreads())
			.allowCoreThreadTimeOut(true)
			// Calls still end, and say so, while the server drains
			.acceptTasksAfterContextClose(true)
			.awaitTermination(true)
			.awaitTerminationPeriod(NOTIFICATIONS_TERMINATION)
			.build();
	}

	@Bean(name = NOTIFICATION_EXECUTOR, defaultCandidate = false)
	@ConditionalOnMissingBean(name = NOTIFICATION_EXECUTOR)
	@ConditionalOnThreading(Threading.VIRTUAL)
	SimpleAsyncTaskExecutor asyncRpcNotificationExecutorVirtualThreads() {
		return new SimpleAsyncTaskExecutorBuilder().threadNamePrefix("asyncrpc-notification-")
			.virtualThreads(true)
			.build();
	}

	@Bean
	AsyncRpcServerLifecycle asyncRpcServerLifecycle(AsyncRpcServer server, AsyncRpcServerProperties properties,
			@Qualifier("applicationTaskExecutor") ObjectProvider<Executor> dispatch) {
		return new AsyncRpcServerLifecycle(server, properties.isExecutorNeeded(), dispatch);
	}

	@Bean
	AsyncRpcServerDrain asyncRpcServerDrain(AsyncRpcServer server, AsyncRpcServerProperties properties,
			ApplicationContext context) {
		return new AsyncRpcServerDrain(server, properties.shutdownGrace(context.getEnvironment()), context);
	}

	@Bean
	@ConditionalOnMissingBean
	AsyncCalls asyncCalls(AsyncRpcServer server) {
		return server.calls();
	}

	@Bean
	@ConditionalOnMissingBean(name = "asyncRpcServlet")
	ServletRegistrationBean<AsyncRpcServlet> asyncRpcServlet(AsyncRpcServer server, WaitTimer waitTimer,
			Bindings bindings, AsyncRpcServerProperties properties, ObjectProvider<RequestObservation> observation,
			ObjectProvider<CorsSupport> cors) {
		AsyncRpcServlet servlet = new AsyncRpcServlet(server, properties.toHttpSettings(), waitTimer, bindings,
				observation.getIfAvailable(() -> RequestObservation.NONE), cors.getIfAvailable(CorsSupport::none));
		ServletRegistrationBean<AsyncRpcServlet> registration = new ServletRegistrationBean<>(servlet,
				properties.getBasePath() + "/*");
		registration.setName("asyncRpcServlet");
		registration.setLoadOnStartup(1);
		return registration;
	}

}
