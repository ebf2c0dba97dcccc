package org.asyncrpc.server;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = TwoUsers.class, security = true,
		properties = { "asyncrpc.server.max-outstanding-per-principal=2", "asyncrpc.server.max-outstanding=3" })
class PrincipalLimitTests {

	private final RpcServer server;

	PrincipalLimitTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void nobodyCanTakeAllPlaces() {
		assertThat(placeAsAnn()).isAccepted();
		assertThat(placeAsAnn()).isAccepted();
		AsyncCallHandle<Receipt> first = this.server.orders().take();
		for (int i = 0; i < 5; i++) {
			assertThat(placeAsAnn()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		}
		assertThat(placeAsBob()).isAccepted();
		assertThat(placeAsBob()).isRefusal(503, "TOO_BUSY");
		first.complete(OrderManager.RECEIPT);
		assertThat(placeAsBob()).isAccepted();
		assertThat(placeAsAnn()).isRefusal(503, "TOO_BUSY");
	}

	@Test
	void everyEndGivesThePlaceBack() {
		for (int i = 0; i < 6; i++) {
			assertThat(placeAsAnn()).isAccepted();
			String callId = placeAsAnn().callId();
			assertThat(placeAsAnn()).isRefusal(503, "TOO_BUSY");
			this.server.orders().take().complete(OrderManager.RECEIPT);
			TwoUsers.ann(this.server.cancelAbortively(callId)).answer();
			this.server.orders().take();
		}
	}

	private RpcAnswer placeAsAnn() {
		return TwoUsers.ann(this.server.placeOrder()).prefer("respond-async").answer();
	}

	private RpcAnswer placeAsBob() {
		return TwoUsers.bob(this.server.placeOrder()).prefer("respond-async").answer();
	}

}
