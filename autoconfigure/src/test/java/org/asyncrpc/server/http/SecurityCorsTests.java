package org.asyncrpc.server.http;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = { OrderManager.class, SecuredApplication.class, SecurityTests.GuardedManager.class },
		security = true)
class SecurityCorsTests {

	private final RpcServer server;

	SecurityCorsTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void anAllowedOriginIsAnsweredWithTheRulesOfSpringSecurity() {
		RpcAnswer answer = placeFrom(SecuredApplication.ORIGIN);
		assertThat(answer).isAccepted()
			.hasHeader("Access-Control-Allow-Origin", SecuredApplication.ORIGIN)
			.hasHeader("Access-Control-Expose-Headers", "Call-Id, Location");
	}

	@Test
	void anotherOriginIsRefused() {
		assertThat(placeFrom("https://evil.example")).hasStatus(403).hasNoHeader("Access-Control-Allow-Origin");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void aPreflightNeedsNoPassword() {
		RpcRequest preflight = this.server.request("OPTIONS", "/rpc/order/place")
			.header("Origin", SecuredApplication.ORIGIN)
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "content-type, prefer");
		assertThat(preflight.answer()).hasStatus(200)
			.hasHeader("Access-Control-Allow-Origin", SecuredApplication.ORIGIN)
			.hasHeader("Access-Control-Allow-Methods", "GET,POST");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	private RpcAnswer placeFrom(String origin) {
		return this.server.placeOrder()
			.header("Authorization", SecuredApplication.ALICE)
			.header("Origin", origin)
			.prefer("respond-async")
			.answer();
	}

}
