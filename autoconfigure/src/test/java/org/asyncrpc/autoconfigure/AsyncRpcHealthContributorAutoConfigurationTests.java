package org.asyncrpc.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.asyncrpc.actuate.AsyncRpcHealthIndicator;
import org.asyncrpc.actuate.StuckThresholds;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsyncRpcHealthContributorAutoConfiguration}.
 */
class AsyncRpcHealthContributorAutoConfigurationTests {

	private final WebApplicationContextRunner runner = ServerContextRunner
		.with(AsyncRpcHealthContributorAutoConfiguration.class);

	@Test
	void hasAnIndicator() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(AsyncRpcHealthIndicator.class));
	}

	@Test
	void canBeDisabled() {
		this.runner.withPropertyValues("management.health.asyncrpc.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcHealthIndicator.class));
	}

	@Test
	void canBeDisabledWithAllOthers() {
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcHealthIndicator.class));
	}

	@Test
	void bindsThresholds() {
		this.runner
			.withPropertyValues("management.health.asyncrpc.stuck-threshold=1h",
					"management.health.asyncrpc.operations.order.place.stuck-threshold=5m")
			.run((context) -> assertThat(context.getBean(AsyncRpcHealthProperties.class).toThresholds())
				.isEqualTo(new StuckThresholds(Duration.ofHours(1), Map.of("order/place", Duration.ofMinutes(5)))));
	}

	@Test
	void backsOffForTheApplicationsOwn() {
		HealthIndicator own = () -> Health.up().build();
		this.runner.withBean("asyncRpcHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcHealthIndicator.class));
	}

	@Test
	void backsOffWithoutHealth() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asyncRpcHealthContributor"));
	}

	@Test
	void backsOffWithoutServer() {
		ServerContextRunner.withoutWeb(AsyncRpcHealthContributorAutoConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcHealthIndicator.class));
	}

}
