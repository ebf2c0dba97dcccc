package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest({ OrderManager.class, MvcCorsTests.Rules.class })
class MvcCorsTests {

	private static final String ORIGIN = "https://app.example";

	private final RpcServer server;

	MvcCorsTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aReplySentInTheMethodSaysThatItsOriginIsAllowed() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(placeFrom(ORIGIN).answer()).isReply(OrderManager.RECEIPT_JSON)
			.hasHeader("Access-Control-Allow-Origin", ORIGIN)
			.hasHeader("Access-Control-Expose-Headers", "Call-Id, Location, Retry-After");
	}

	@Test
	void aReplySentLaterSaysThatItsOriginIsAllowed() {
		PendingAnswer pending = placeFrom(ORIGIN).start().awaitHeld();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON)
			.hasHeader("Access-Control-Allow-Origin", ORIGIN);
	}

	@Test
	void aProblemSaysThatItsOriginIsAllowed() {
		assertThat(this.server.call("order/unknown", "{}").header("Origin", ORIGIN).answer())
			.isRefusal(404, "UNKNOWN_OPERATION")
			.hasHeader("Access-Control-Allow-Origin", ORIGIN);
	}

	@Test
	void anotherOriginIsRefused() {
		assertThat(placeFrom("https://evil.example").answer()).hasStatus(403)
			.hasNoHeader("Access-Control-Allow-Origin");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void theBodyOfAnotherOriginIsReceivedSoThatItsConnectionGoesOn() throws IOException {
		try (RawConnection connection = this.server.connect()) {
			connection.send("""
					POST /rpc/order/place HTTP/1.1
					Host: localhost
					Origin: https://evil.example
					Content-Type: application/json
					Content-Length: 2

					{""");
			await().until(() -> SlowBodyTests.slowBodies(this.server).waiting() == 1);
			connection.send("}");
			assertThat(connection.readStatus()).isEqualTo(403);
		}
	}

	@Test
	void anOriginThatIsNoUrlIsRefused() {
		assertThat(placeFrom("<%v>").answer()).hasStatus(403);
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void aPreflightIsAnsweredAndDispatchesNothing() {
		assertThat(preflight("POST").answer()).hasStatus(200)
			.hasHeader("Access-Control-Allow-Origin", ORIGIN)
			.hasHeader("Access-Control-Max-Age", "60");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void aPreflightForAMethodThatIsNotAllowedIsRefused() {
		assertThat(preflight("DELETE").answer()).hasStatus(403);
	}

	@Test
	void aRequestOfTheSameOriginIsNobodysBusiness() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON)
			.hasNoHeader("Access-Control-Allow-Origin");
	}

	private RpcRequest placeFrom(String origin) {
		return this.server.placeOrder().header("Origin", origin);
	}

	private RpcRequest preflight(String method) {
		return this.server.request("OPTIONS", "/rpc/order/place")
			.header("Origin", ORIGIN)
			.header("Access-Control-Request-Method", method);
	}

	static class Rules implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/rpc/**")
				.allowedOrigins(ORIGIN)
				.allowedMethods("GET", "POST")
				.exposedHeaders("Call-Id", "Location", "Retry-After")
				.maxAge(60);
		}

	}

}
