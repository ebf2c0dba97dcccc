package org.asyncrpc.security;

import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A resource server: tokens are the only thing that says who somebody is.
 */
@RpcServerTest(value = { OrderManager.class, RefundManager.class, JwtSecurity.class }, security = true)
class JwtSecurityTests {

	private static final String ANN = Tokens.of("ann", "refund");

	private static final String BOB = Tokens.of("bob", "read");

	private final RpcServer server;

	JwtSecurityTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aCallBelongsToTheSubjectOfTheToken() {
		String callId = as(ANN, this.server.placeOrder()).prefer("respond-async").answer().callId();
		assertThat(as(BOB, this.server.status(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(as(BOB, this.server.cancel(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		// Another token of the same subject
		String later = Tokens.of("ann", "");
		try (EventStream events = as(later, this.server.events(callId)).stream()) {
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(events.next()).startsWith("event: reply");
		}
		assertThat(as(later, this.server.reply(callId)).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void scopesDecideWhoMayCallAnOperation() {
		assertThat(as(ANN, refund()).answer()).isReply("\"7 for ann\"");
		assertThat(as(BOB, refund()).answer()).isProblem(403, "FORBIDDEN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "expired", "forged", "garbage" })
	void aTokenThatDoesNotHoldMakesNoCall(String token) {
		RpcRequest request = switch (token) {
			case "none" -> this.server.placeOrder();
			case "expired" -> as(Tokens.expired("ann"), this.server.placeOrder());
			case "forged" -> as(Tokens.forged("ann"), this.server.placeOrder());
			default -> as("a.b.c", this.server.placeOrder());
		};
		assertThat(request.answer()).hasStatus(401);
		assertThat(this.server.callCount()).isZero();
		assertThat(this.server.orders().dispatched()).isZero();
	}

	private RpcRequest refund() {
		return this.server.call("refund/pay", "{\"amount\": 7}");
	}

	private static RpcRequest as(String token, RpcRequest request) {
		return Credentials.bearer(token, request);
	}

}
