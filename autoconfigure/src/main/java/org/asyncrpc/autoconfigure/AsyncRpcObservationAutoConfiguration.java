package org.asyncrpc.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.CallObserver;
import org.asyncrpc.server.observe.CallCompletionObservationConvention;
import org.asyncrpc.server.observe.CallDispatchObservationConvention;
import org.asyncrpc.server.observe.CallTracingObservationHandler;
import org.asyncrpc.server.observe.CurrentTrace;
import org.asyncrpc.server.observe.MicrometerCallObserver;
import org.asyncrpc.server.observe.TracerCurrentTrace;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration for the observations of calls, and for their place in traces.
 */
@AutoConfiguration(after = AsyncRpcServerAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
				"org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration" })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({ ObservationRegistry.class, AsyncRpcServer.class })
public final class AsyncRpcObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(CallObserver.class)
	MicrometerCallObserver asyncRpcCallObserver(ObservationRegistry registry,
			ObjectProvider<CallDispatchObservationConvention> dispatchConvention,
			ObjectProvider<CallCompletionObservationConvention> completionConvention,
			ObjectProvider<CurrentTrace> currentTrace) {
		return new MicrometerCallObserver(registry, dispatchConvention.getIfAvailable(),
				completionConvention.getIfAvailable(), currentTrace.getIfAvailable(() -> CurrentTrace.NONE));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TracingObservationHandler.class)
	@ConditionalOnBean(Tracer.class)
	static class TracingConfiguration {

		/** Before the handlers that support any context. */
		private static final int HANDLER_ORDER = 0;

		@Bean
		@ConditionalOnMissingBean(CurrentTrace.class)
		TracerCurrentTrace asyncRpcCurrentTrace(Tracer tracer) {
			return new TracerCurrentTrace(tracer);
		}

		@Bean
		@ConditionalOnMissingBean
		@Order(HANDLER_ORDER)
		CallTracingObservationHandler asyncRpcCallTracingObservationHandler(Tracer tracer) {
			return new CallTracingObservationHandler(tracer);
		}

	}

}
