package org.asyncrpc.server.http;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are meant for one store and no other, where the store ends with its
 * server.
 */
@RpcServerTest
class StoreInstanceTests {

	private static final String HEADER = "Store-Instance";

	private final RpcServer server;

	StoreInstanceTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aCallThatIsMeantForAnotherStoreIsRefusedBeforeItIsDispatched() {
		RpcAnswer answer = this.server.placeOrder().header(HEADER, "?").answer();
		assertThat(answer).isRefusal(412, "OTHER_STORE");
		assertThat(answer).hasHeader(HEADER, instance());
		assertThat(this.server.placeOrder().header(HEADER, "").answer()).isRefusal(412, "OTHER_STORE");
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void aCallThatIsMeantForThisStoreIsMade() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		RpcAnswer answer = this.server.placeOrder().header(HEADER, instance()).answer();
		assertThat(answer).isReply(OrderManager.RECEIPT_JSON);
		assertThat(answer).hasHeader(HEADER, instance());
	}

	@Test
	void aCallOfAnotherStoreIsNotLookedFor() {
		String callId = this.server.placeAsync();
		assertThat(this.server.reply(callId).prefer("respond-async").header(HEADER, "other").answer()).isRefusal(412,
				"OTHER_STORE");
		assertThat(this.server.reply(callId).prefer("respond-async").header(HEADER, instance()).answer()).isAccepted();
	}

	@Test
	void theStoreIsNamedOnlyToThoseWhoAsk() {
		assertThat(this.server.status(this.server.placeAsync()).answer()).hasNoHeader(HEADER);
	}

	private String instance() {
		return this.server.status("unknown").header(HEADER, "?").answer().header(HEADER);
	}

}
