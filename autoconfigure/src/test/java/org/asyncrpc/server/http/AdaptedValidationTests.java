package org.asyncrpc.server.http;

import org.asyncrpc.server.http.ValidatedApplication.StockManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proxies throw exceptions of Spring's own.
 */
@RpcServerTest(
		value = { StockManager.class, ValidatedApplication.Warehouse.class, ProxyValidationTests.NoValidation.class },
		properties = "spring.validation.method.adapt-constraint-violations=true")
class AdaptedValidationTests {

	private final RpcServer server;

	AdaptedValidationTests(RpcServer server) {
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

}
