package org.asyncrpc.autoconfigure;

import org.asyncrpc.actuate.AsyncRpcInfoContributor;
import org.asyncrpc.actuate.ServerOverview;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncRpcInfoContributorAutoConfiguration}.
 */
class AsyncRpcInfoContributorAutoConfigurationTests {

	private final WebApplicationContextRunner runner = ServerContextRunner
		.with(AsyncRpcInfoContributorAutoConfiguration.class);

	@Test
	void hasAContributor() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(AsyncRpcInfoContributor.class));
	}

	@Test
	void canBeDisabled() {
		this.runner.withPropertyValues("management.info.asyncrpc.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcInfoContributor.class));
	}

	@Test
	void backsOffForTheApplicationsOwn() {
		this.runner.withBean("own", AsyncRpcInfoContributor.class, mock(ServerOverview.class))
			.run((context) -> assertThat(context).hasSingleBean(AsyncRpcInfoContributor.class).hasBean("own"));
	}

	@Test
	void backsOffWithoutActuator() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledInfoContributor.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("asyncRpcInfoContributor"));
	}

	@Test
	void backsOffWithoutServer() {
		ServerContextRunner.withoutWeb(AsyncRpcInfoContributorAutoConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcInfoContributor.class));
	}

}
