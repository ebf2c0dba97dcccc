package org.asyncrpc.autoconfigure;

import org.asyncrpc.actuate.AsyncRpcInfoContributor;
import org.asyncrpc.server.AsyncRpcServer;

import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the info contributor {@code asyncRpc}.
 */
@AutoConfiguration(after = AsyncRpcServerAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledInfoContributor.class)
@ConditionalOnBean(AsyncRpcServer.class)
@ConditionalOnEnabledInfoContributor("asyncrpc")
public final class AsyncRpcInfoContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AsyncRpcInfoContributor asyncRpcInfoContributor(AsyncRpcServer server) {
		return new AsyncRpcInfoContributor(new AsyncRpcServerOverview(server));
	}

}
