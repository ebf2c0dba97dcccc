package org.asyncrpc.server.http;

import org.asyncrpc.server.http.ValidatedApplication.StockManager;
import org.asyncrpc.server.operation.ArgumentValidation;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing but the proxies of {@code @Validated} beans validates.
 */
@RpcServerTest({ StockManager.class, ValidatedApplication.Warehouse.class, ProxyValidationTests.NoValidation.class })
class ProxyValidationTests {

	private final RpcServer server;

	ProxyValidationTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aProxyThatRefusesTheArgumentsEndsTheCallAndNamesThem() {
		RpcAnswer answer = this.server.call("stock/reserve", """
				{"item": {"sku": " "}, "count": 10}""").answer();
		assertThat(answer).isProblem(400, "INVALID_ARGUMENTS")
			.hasMember("callId", answer.callId())
			.hasErrorsAt("/item/sku", "/count");
	}

	static class NoValidation {

		@Bean
		@Primary
		ArgumentValidation noArgumentValidation() {
			return ArgumentValidation.none();
		}

	}

}
