package org.asyncrpc.server;

import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallQuery;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call of somebody else is a call that does not exist.
 */
@RpcServerTest(value = TwoUsers.class, security = true)
class OwnershipTests {

	private final RpcServer server;

	OwnershipTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aCallBelongsToWhoMadeIt() {
		String callId = placeAsync(this.server.placeOrder());
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.info().principal()).isEqualTo("ann");
		assertThat(TwoUsers.ann(this.server.status(callId)).answer()).hasMember("state", "OUTSTANDING");
		assertThat(TwoUsers.ann(this.server.cancel(callId)).answer()).hasMember("cancelRequested", "true");
		call.complete(OrderManager.RECEIPT);
		assertThat(TwoUsers.ann(this.server.events(callId)).stream().next()).startsWith("event: reply");
		assertThat(TwoUsers.ann(this.server.reply(callId)).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void nobodyElseCanDoAnythingWithAnOutstandingCall() {
		String callId = placeAsync(this.server.placeOrder());
		expectUnknown(callId);
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
	}

	@Test
	void nobodyElseCanDoAnythingWithACallThatHasEnded() {
		String callId = placeAsync(this.server.placeOrder());
		this.server.orders().take().complete(OrderManager.RECEIPT);
		expectUnknown(callId);
		assertThat(TwoUsers.ann(this.server.reply(callId)).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aForeignCallLooksLikeOneThatDoesNotExist() {
		String callId = placeAsync(this.server.placeOrder());
		RpcAnswer foreign = TwoUsers.bob(this.server.status(callId)).answer();
		RpcAnswer unknown = TwoUsers.bob(this.server.status("0".repeat(32))).answer();
		assertThat(foreign.text()).isEqualTo(unknown.text());
		assertThat(foreign.response().headers().map().keySet()).isEqualTo(unknown.response().headers().map().keySet());
	}

	@Test
	void onlyTheOwnerCanAcknowledge() {
		String callId = placeAsync(this.server.placeOrder());
		this.server.orders().take().complete(OrderManager.RECEIPT);
		TwoUsers.bob(this.server.status(callId)).header("Call-Ack", callId).answer();
		assertThat(TwoUsers.ann(this.server.status(callId)).answer()).hasMember("state", "COMPLETED");
		assertThat(TwoUsers.ann(this.server.status(callId)).header("Call-Ack", callId).answer()).isRefusal(404,
				"UNKNOWN_CALL");
	}

	@Test
	void everybodyHasIdempotencyKeysOfTheirOwn() {
		String callId = placeAsync(this.server.placeOrder().header("Idempotency-Key", "k-1"));
		RpcAnswer other = TwoUsers.bob(this.server.placeOrder())
			.header("Idempotency-Key", "k-1")
			.prefer("respond-async")
			.answer();
		assertThat(other).isAccepted();
		assertThat(other.callId()).isNotEqualTo(callId);
		RpcAnswer different = TwoUsers.bob(this.server.call("order/place", OrderManager.ORDER.replace("3", "4")))
			.header("Idempotency-Key", "k-1")
			.answer();
		assertThat(different).isRefusal(422, "KEY_REUSED");
		assertThat(placeAsync(this.server.placeOrder().header("Idempotency-Key", "k-1"))).isEqualTo(callId);
		assertThat(this.server.orders().dispatched()).isEqualTo(2);
	}

	@Test
	void theApplicationFindsTheCallsOfEverybodyAndOfOne() {
		String callId = placeAsync(this.server.placeOrder());
		String other = TwoUsers.bob(this.server.placeOrder()).prefer("respond-async").answer().callId();
		AsyncCalls calls = this.server.bean(AsyncCalls.class);
		assertThat(ids(calls, null)).containsExactlyInAnyOrder(callId, other);
		assertThat(ids(calls, "ann")).containsExactly(callId);
		assertThat(ids(calls, "bob")).containsExactly(other);
		assertThat(ids(calls, "eve")).isEmpty();
		assertThat(calls.find(other).orElseThrow().complete(OrderManager.RECEIPT)).isTrue();
	}

	private static List<String> ids(AsyncCalls calls, String principal) {
		return calls.outstanding(new AsyncCallQuery(null, principal, 10, null))
			.calls()
			.stream()
			.map(AsyncCallHandle::callId)
			.toList();
	}

	private void expectUnknown(String callId) {
		assertThat(TwoUsers.bob(this.server.status(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(TwoUsers.bob(this.server.reply(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(TwoUsers.bob(this.server.events(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(TwoUsers.bob(this.server.cancel(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(TwoUsers.bob(this.server.cancelAbortively(callId)).answer()).isRefusal(404, "UNKNOWN_CALL");
	}

	private static String placeAsync(RpcRequest request) {
		RpcAnswer answer = TwoUsers.ann(request).prefer("respond-async").answer();
		assertThat(answer).isAccepted();
		return answer.callId();
	}

}
