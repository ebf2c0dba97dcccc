package org.asyncrpc.server.http;

import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = { OrderManager.class, SecuredApplication.class }, security = true,
		properties = "asyncrpc.server.max-streams-per-principal=2")
class StreamLimitTests {

	private final RpcServer server;

	StreamLimitTests(RpcServer server) {
		this.server = server;
	}

	private static RpcRequest alice(RpcRequest request) {
		return request.header("Authorization", SecuredApplication.ALICE);
	}

	@Test
	void aPrincipalHasOnlySoManyStreams() {
		String call = alice(this.server.placeOrder()).prefer("respond-async").answer().callId();
		EventStream events = alice(this.server.events(call)).stream();
		try (EventStream replies = alice(TestBinding.on(this.server).replies()).stream()) {
			assertThat(alice(TestBinding.on(this.server).replies()).answer()).isRefusal(503, "TOO_BUSY")
				.hasHeader("Retry-After", "1");
			assertThat(alice(this.server.events(call)).answer()).isProblem(503, "TOO_BUSY");
			assertThat(TestBinding.on(this.server)
				.replies()
				.header("Authorization", SecuredApplication.BOB)
				.stream()
				.status()).isEqualTo(200);
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(events.next()).startsWith("event: reply");
			assertThat(events.isAtEnd()).isTrue();
			assertThat(alice(TestBinding.on(this.server).replies()).stream().status()).isEqualTo(200);
			assertThat(replies.status()).isEqualTo(200);
		}
	}

}
