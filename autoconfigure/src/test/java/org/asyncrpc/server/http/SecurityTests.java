package org.asyncrpc.server.http;

import java.util.function.UnaryOperator;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.security.access.prepost.PreAuthorize;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = { OrderManager.class, SecuredApplication.class, SecurityTests.GuardedManager.class },
		security = true)
class SecurityTests {

	private final RpcServer server;

	SecurityTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void whoDoesNotSayWhoTheyAreDoesNotComeIn() {
		assertThat(this.server.placeOrder().answer()).hasStatus(401);
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void aReplySentInTheMethodHasTheHeadersOfSpringSecurity() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		RpcAnswer answer = placeAsAlice((request) -> request).answer();
		assertThat(answer).isReply(OrderManager.RECEIPT_JSON);
		assertSecurityHeaders(answer);
	}

	@Test
	void aReplySentLaterHasTheHeadersOfSpringSecurity() {
		PendingAnswer pending = placeAsAlice((request) -> request).awaitHeld();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
		assertSecurityHeaders(pending.answer());
	}

	@Test
	void a202HasTheHeadersOfSpringSecurity() {
		RpcAnswer answer = placeAsAlice((request) -> request.prefer("respond-async")).answer();
		assertThat(answer).isAccepted();
		assertSecurityHeaders(answer);
	}

	@Test
	void a204HasTheHeadersOfSpringSecurity() {
		RpcAnswer answer = asAlice(this.server.call("order/audit", "{}"));
		assertThat(answer).hasStatus(204).isNotStored();
		assertSecurityHeaders(answer);
	}

	@Test
	void aRefusalHasTheHeadersOfSpringSecurity() {
		RpcAnswer answer = asAlice(this.server.call("order/unknown", "{}"));
		assertThat(answer).isRefusal(404, "UNKNOWN_OPERATION");
		assertSecurityHeaders(answer);
	}

	@Test
	void aCallDocumentHasTheHeadersOfSpringSecurity() {
		RpcAnswer accepted = placeAsAlice((request) -> request.prefer("respond-async")).answer();
		RpcAnswer answer = asAlice(this.server.status(accepted.callId()));
		assertThat(answer).hasStatus(200).isNotStored();
		assertSecurityHeaders(answer);
	}

	@Test
	void aCallIsUnknownToEverybodyButItsCaller() {
		String callId = placeAsAlice((request) -> request.prefer("respond-async")).answer().callId();
		assertThat(asAlice(this.server.status(callId))).hasStatus(200);
		assertThat(asBob(this.server.status(callId))).isRefusal(404, "UNKNOWN_CALL");
		assertThat(asBob(this.server.reply(callId))).isRefusal(404, "UNKNOWN_CALL");
		assertThat(asBob(this.server.post("/rpc/calls/" + callId + "/cancel"))).isRefusal(404, "UNKNOWN_CALL");
		assertThat(this.server.orders().take().isCancelRequested()).isFalse();
	}

	@Test
	void aCallerWhomMethodSecurityRefusesIsForbidden() {
		RpcAnswer answer = asBob(this.server.call("guarded/greet", "{}"));
		assertThat(answer).isProblem(403, "FORBIDDEN").hasMember("callId", answer.callId());
		assertSecurityHeaders(answer);
	}

	@Test
	void aCallerWhomMethodSecurityAdmitsIsServed() {
		assertThat(asAlice(this.server.call("guarded/greet", "{}"))).isReply("\"Hello alice\"");
	}

	static void assertSecurityHeaders(RpcAnswer answer) {
		assertThat(answer).hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("X-Frame-Options", "DENY")
			.hasHeader("X-XSS-Protection", "0")
			.isNotStored();
	}

	private PendingAnswer placeAsAlice(UnaryOperator<RpcRequest> change) {
		return change.apply(this.server.placeOrder().header("Authorization", SecuredApplication.ALICE)).start();
	}

	private static RpcAnswer asAlice(RpcRequest request) {
		return request.header("Authorization", SecuredApplication.ALICE).answer();
	}

	private static RpcAnswer asBob(RpcRequest request) {
		return request.header("Authorization", SecuredApplication.BOB).answer();
	}

	@AsyncRpcManager("guarded")
	static class GuardedManager {

		@PreAuthorize("authentication.name == 'alice'")
		void greet(AsyncCallHandle<String> call) {
			call.complete("Hello " + call.info().principal());
		}

	}

}
