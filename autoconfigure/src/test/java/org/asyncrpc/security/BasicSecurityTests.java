package org.asyncrpc.security;

import java.util.UUID;

import org.asyncrpc.AsyncCalls;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HTTP Basic, and calls in a database that have an owner whatever happens to the node.
 */
class BasicSecurityTests {

	private final String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID());

	private RpcServer server;

	@BeforeEach
	void start() {
		this.server = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class, RefundManager.class, BasicSecurity.class)
			.security(true)
			.databases()
			.properties("asyncrpc.store.type=jdbc", "spring.datasource.url=" + this.url,
					"asyncrpc.server.operations.order.place.on-node-loss=keep")
			.start();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void aCallHasTheSameOwnerAfterARestart() {
		String callId = as("ann", this.server.placeOrder()).prefer("respond-async").answer().callId();
		this.server.close();
		start();
		assertThat(as("bob", this.server.status(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(as("ann", this.server.status(callId)).answer()).hasMember("state", "OUTSTANDING");
		assertThat(this.server.bean(AsyncCalls.class).find(callId)).hasValueSatisfying((call) -> {
			assertThat(call.info().principal()).isEqualTo("ann");
			assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		});
		assertThat(as("bob", this.server.reply(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(as("ann", this.server.reply(callId)).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aRequestWithoutOrWithTheWrongPasswordMakesNoCall() {
		assertThat(this.server.placeOrder().answer()).hasStatus(401);
		assertThat(this.server.placeOrder().header("Authorization", "Basic YW5uOndyb25n").answer()).hasStatus(401);
		assertThat(this.server.callCount()).isZero();
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void methodSecurityDecidesWhoMayCallAnOperation() {
		assertThat(as("ann", refund()).answer()).isReply("\"7 for ann\"");
		assertThat(as("bob", refund()).answer()).isProblem(403, "FORBIDDEN");
	}

	@Test
	void everythingElseStillNeedsATokenAgainstForgery() {
		assertThat(as("ann", this.server.get("/elsewhere")).answer()).hasStatus(404);
		// Before anybody looks at the password
		assertThat(as("ann", this.server.post("/elsewhere")).answer()).hasStatus(401);
	}

	private RpcRequest refund() {
		return this.server.call("refund/pay", "{\"amount\": 7}");
	}

	private static RpcRequest as(String user, RpcRequest request) {
		return Credentials.basic(user, request);
	}

}
