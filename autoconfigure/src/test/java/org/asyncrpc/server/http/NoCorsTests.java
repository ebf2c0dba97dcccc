package org.asyncrpc.server.http;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that has no cross-origin rules.
 */
@RpcServerTest
class NoCorsTests {

	private final RpcServer server;

	NoCorsTests(RpcServer server) {
		this.server = server;
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example", "null", "<%v>" })
	void anyOriginIsServedAndNoneIsAllowedToRead(String origin) {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().header("Origin", origin).answer()).isReply(OrderManager.RECEIPT_JSON)
			.hasNoHeader("Access-Control-Allow-Origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example", "<%v>" })
	void aPreflightIsAWrongMethod(String origin) {
		RpcAnswer answer = this.server.request("OPTIONS", "/rpc/order/place")
			.header("Origin", origin)
			.header("Access-Control-Request-Method", "POST")
			.answer();
		assertThat(answer).isRefusal(405, "METHOD_NOT_ALLOWED")
			.hasHeader("Allow", "POST")
			.hasNoHeader("Access-Control-Allow-Origin");
	}

}
