package org.asyncrpc.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.asyncrpc.server.CallMetrics;
import org.asyncrpc.server.observe.CallGauges;
import org.asyncrpc.server.observe.MicrometerCallMetrics;
import org.asyncrpc.testing.OrderManager;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncRpcMetricsAutoConfiguration}.
 */
class AsyncRpcMetricsAutoConfigurationTests {

	private final WebApplicationContextRunner runner = ServerContextRunner.with(AsyncRpcMetricsAutoConfiguration.class);

	private final WebApplicationContextRunner metered = this.runner.withBean(SimpleMeterRegistry.class);

	@Test
	void hasMetricsWhereThereIsARegistry() {
		this.metered.run((context) -> assertThat(context).hasSingleBean(MicrometerCallMetrics.class)
			.hasSingleBean(CallGauges.class));
	}

	@Test
	void hasMetersInTheRegistryThatBootConfigures() {
		this.runner
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
			.withBean(OrderManager.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("asyncrpc.server.calls.active").gauges()).hasSize(2);
				assertThat(registry.get("asyncrpc.store.invocations").tag("method", "add").timer().count()).isZero();
			});
	}

	@Test
	void measuresTheStoreOnlyWhereThereIsARegistry() {
		this.runner.withBean(OrderManager.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CallMetrics.class)
				.doesNotHaveBean(CallGauges.class));
	}

	@Test
	void backsOffForTheApplicationsOwn() {
		this.metered.withBean(CallMetrics.class, () -> CallMetrics.NONE)
			.withBean("own", CallGauges.class, () -> mock(CallGauges.class))
			.run((context) -> {
				assertThat(context.getBean(CallMetrics.class)).isSameAs(CallMetrics.NONE);
				assertThat(context).hasSingleBean(CallGauges.class).hasBean("own");
			});
	}

	@Test
	void backsOffWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asyncRpcCallMetrics"));
	}

	@Test
	void backsOffWithoutServer() {
		ServerContextRunner.withoutWeb(AsyncRpcMetricsAutoConfiguration.class)
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CallMetrics.class));
	}

}
