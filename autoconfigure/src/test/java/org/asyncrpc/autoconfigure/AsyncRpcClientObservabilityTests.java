package org.asyncrpc.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.asyncrpc.client.ClientMetrics;
import org.asyncrpc.client.ClientObserver;
import org.asyncrpc.client.observe.ClientGauges;
import org.asyncrpc.client.observe.MicrometerClientMetrics;
import org.asyncrpc.client.observe.MicrometerClientObserver;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsyncRpcClientMetricsAutoConfiguration} and
 * {@link AsyncRpcClientObservationAutoConfiguration}.
 */
class AsyncRpcClientObservabilityTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, AsyncRpcClientAutoConfiguration.class,
				AsyncRpcClientMetricsAutoConfiguration.class, AsyncRpcClientObservationAutoConfiguration.class));

	@Test
	void countsWhereThereIsARegistry() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(context).hasSingleBean(MicrometerClientMetrics.class)
				.hasSingleBean(ClientGauges.class)
				.doesNotHaveBean(MicrometerClientObserver.class));
	}

	@Test
	void observesWhereThereIsARegistry() {
		this.runner.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.run((context) -> assertThat(context).hasSingleBean(MicrometerClientObserver.class)
				.doesNotHaveBean(MicrometerClientMetrics.class));
	}

	@Test
	void needsMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterRegistry.class, ObservationRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ClientMetrics.class)
				.doesNotHaveBean(ClientObserver.class));
	}

	@Test
	void theApplicationsOwnComeFirst() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.withBean("ownMetrics", ClientMetrics.class, () -> ClientMetrics.NONE)
			.withBean("ownObserver", ClientObserver.class, () -> ClientObserver.NONE)
			.run((context) -> assertThat(context).hasSingleBean(ClientMetrics.class)
				.hasSingleBean(ClientObserver.class)
				.hasBean("ownMetrics")
				.hasBean("ownObserver"));
	}

}
