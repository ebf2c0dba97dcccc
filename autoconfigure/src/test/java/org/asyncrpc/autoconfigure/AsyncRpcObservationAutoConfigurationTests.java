package org.asyncrpc.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.asyncrpc.server.CallObserver;
import org.asyncrpc.server.observe.CallCompletionObservationConvention;
import org.asyncrpc.server.observe.CallDispatchObservationConvention;
import org.asyncrpc.server.observe.CallTracingObservationHandler;
import org.asyncrpc.server.observe.CurrentTrace;
import org.asyncrpc.server.observe.DefaultCallCompletionObservationConvention;
import org.asyncrpc.server.observe.DefaultCallDispatchObservationConvention;
import org.asyncrpc.server.observe.MicrometerCallObserver;
import org.asyncrpc.server.observe.TracerCurrentTrace;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsyncRpcObservationAutoConfiguration}.
 */
class AsyncRpcObservationAutoConfigurationTests {

	private static final CallRecord CALL = new CallRecord(new CallId(1, 2), "order/place", null, 0, 1, null, null, null,
			new Home("node", NodeLoss.ABORT));

	private final WebApplicationContextRunner runner = ServerContextRunner
		.with(AsyncRpcObservationAutoConfiguration.class);

	private final WebApplicationContextRunner observed = this.runner.withBean(ObservationRegistry.class,
			TestObservationRegistry::create);

	@Test
	void hasAnObserverWhereThereIsARegistry() {
		this.observed.run((context) -> assertThat(context).hasSingleBean(MicrometerCallObserver.class)
			.doesNotHaveBean(CurrentTrace.class)
			.doesNotHaveBean(CallTracingObservationHandler.class));
	}

	@Test
	void tracesWhereThereIsATracer() {
		this.observed.withBean(SimpleTracer.class)
			.run((context) -> assertThat(context).hasSingleBean(MicrometerCallObserver.class)
				.hasSingleBean(TracerCurrentTrace.class)
				.hasSingleBean(CallTracingObservationHandler.class));
	}

	@Test
	void isNotDisturbedByATracerThatDoesNothing() {
		this.observed.withBean(Tracer.class, () -> Tracer.NOOP)
			.run((context) -> assertThat(context.getBean(CallObserver.class).currentTrace()).isNull());
	}

	@Test
	void usesTheApplicationsConventions() {
		this.observed.withBean(CallDispatchObservationConvention.class, OwnDispatchConvention::new)
			.withBean(CallCompletionObservationConvention.class, OwnCompletionConvention::new)
			.run((context) -> {
				CallObserver observer = context.getBean(CallObserver.class);
				observer.dispatching(CALL).close();
				observer.ending(CALL, Outcome.CANCELLED).close();
				TestObservationRegistryAssert
					.assertThat((TestObservationRegistry) context.getBean(ObservationRegistry.class))
					.hasObservationWithNameEqualTo("own.dispatch")
					.that()
					.backToTestObservationRegistry()
					.hasObservationWithNameEqualTo("own.completion");
			});
	}

	@Test
	void hasNoObserverWithoutARegistry() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CallObserver.class));
	}

	@Test
	void backsOffForTheApplicationsOwn() {
		this.observed.withBean(SimpleTracer.class)
			.withBean(CallObserver.class, () -> CallObserver.NONE)
			.withBean(CurrentTrace.class, () -> CurrentTrace.NONE)
			.run((context) -> {
				assertThat(context.getBean(CallObserver.class)).isSameAs(CallObserver.NONE);
				assertThat(context.getBean(CurrentTrace.class)).isSameAs(CurrentTrace.NONE);
			});
	}

	@Test
	void doesNotTraceWithoutTheTracingLibrary() {
		this.observed.withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MicrometerCallObserver.class)
				.doesNotHaveBean(CurrentTrace.class));
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asyncRpcCallObserver"));
	}

	@Test
	void backsOffWithoutServer() {
		ServerContextRunner.withoutWeb(AsyncRpcObservationAutoConfiguration.class)
			.withBean(ObservationRegistry.class, TestObservationRegistry::create)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CallObserver.class));
	}

	private static final class OwnDispatchConvention extends DefaultCallDispatchObservationConvention {

		@Override
		public String getName() {
			return "own.dispatch";
		}

	}

	private static final class OwnCompletionConvention extends DefaultCallCompletionObservationConvention {

		@Override
		public String getName() {
			return "own.completion";
		}

	}

}
