package org.asyncrpc.server.http;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class ReplyTests {

	private final RpcServer server;

	ReplyTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aReplyIs200AndTheJsonValue() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(place()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Cache-Control", "no-store");
	}

	@Test
	void aReplyThatIsNullIs204WithoutABody() {
		this.server.orders().onPlace((call) -> call.complete(null));
		assertThat(place()).hasStatus(204).hasNoBody().hasNoHeader("Content-Type").isNotStored();
	}

	@Test
	void anOperationWithoutAReplyIs204() {
		assertThat(this.server.call("order/audit", "{}").answer()).hasStatus(204).hasNoBody().isNotStored();
	}

	@Test
	void anEmptyBodyMeansNoArguments() {
		assertThat(this.server.post("/rpc/order/audit").answer()).hasStatus(204);
	}

	@Test
	void aReplySentAfterTheMethodReturnedIsTheSame() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		assertThat(this.server.orders().take().complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void everyAnswerAboutACallSaysWhichOne() {
		PendingAnswer pending = this.server.placeOrder().start();
		String callId = this.server.orders().take().callId();
		this.server.status(callId).answer();
		assertThat(this.server.status(callId).answer()).hasStatus(200).hasHeader("Call-Id", callId);
		this.server.orders().onPlace((call) -> call.abort("SOLD_OUT", null));
		assertThat(place().callId()).matches("[0-9a-f]{32}").isNotEqualTo(callId);
		assertThat(pending.isAnswered()).isFalse();
	}

	private RpcAnswer place() {
		return this.server.placeOrder().answer();
	}

}
