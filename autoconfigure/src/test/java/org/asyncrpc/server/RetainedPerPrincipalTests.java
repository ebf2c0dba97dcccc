package org.asyncrpc.server;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who does not fetch outcomes runs out of room, and leaves that of others alone.
 */
@RpcServerTest(value = TwoUsers.class, security = true, properties = { "asyncrpc.server.max-retained-per-principal=2",
		"asyncrpc.server.max-retained-size-per-principal=10KB" })
class RetainedPerPrincipalTests {

	private final RpcServer server;

	RetainedPerPrincipalTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void nobodyCanTakeAllTheRoom() {
		String first = endedCallOfAnn(OrderManager.RECEIPT);
		endedCallOfAnn(OrderManager.RECEIPT);
		assertThat(placeAsAnn()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		assertThat(TwoUsers.bob(this.server.placeOrder()).prefer("respond-async").answer()).isAccepted();
		assertThat(TwoUsers.ann(this.server.reply(first)).answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(TwoUsers.ann(this.server.placeOrder()).header("Call-Ack", first).prefer("respond-async").answer())
			.isAccepted();
	}

	@Test
	void theSizeIsLimitedToo() {
		endedCallOfAnn(new Receipt("r".repeat(11_000), 3));
		assertThat(placeAsAnn()).isRefusal(503, "TOO_BUSY");
	}

	private String endedCallOfAnn(Receipt reply) {
		RpcAnswer accepted = placeAsAnn();
		assertThat(accepted).isAccepted();
		assertThat(this.server.orders().take().complete(reply)).isTrue();
		return accepted.callId();
	}

	private RpcAnswer placeAsAnn() {
		return TwoUsers.ann(this.server.placeOrder()).prefer("respond-async").answer();
	}

}
