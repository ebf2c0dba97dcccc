package org.asyncrpc.client;

import java.time.Duration;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a client does not do: have too many calls, or any after it was stopped.
 */
@ClientTest
class ClientLimitTests {

	private final RpcServer server;

	ClientLimitTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aCallTooManyIsNotMade() throws Exception {
		try (ClientApplication application = ClientApplication.of(this.server, OrderClient.Clients.class,
				"asyncrpc.client.order.max-outstanding=1")) {
			OrderClient client = application.bean(OrderClient.class);
			AsyncCall<Receipt> first = client.place(OrderClient.ORDER, true);
			AsyncCallAbortedException failure = catchThrowableOfType(AsyncCallAbortedException.class,
					() -> client.place(OrderClient.ORDER, true).await(Patience.LONG));
			assertThat(failure.code()).isEqualTo("TOO_BUSY");
			assertThat(failure.isRepeatable()).isTrue();
			assertThat(failure.callId()).isNull();
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(first.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
			AsyncCall<Receipt> next = client.place(OrderClient.ORDER, true);
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(next.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
			assertThat(this.server.orders().dispatched()).isEqualTo(2);
		}
	}

	@Test
	void aClientThatIsStoppedLeavesItsCallsToTheServer() {
		ClientApplication application = ClientApplication.of(this.server, OrderClient.Clients.class);
		OrderClient client = application.bean(OrderClient.class);
		AsyncCall<Receipt> call = client.place(OrderClient.ORDER, true);
		String callId = call.callId();
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		application.close();
		AsyncCallTransportException failure = transportFailure(call);
		assertThat(failure).hasMessageContaining("was stopped");
		assertThat(failure.callId()).isEqualTo(callId);
		assertThat(failure.isRepeatable()).isFalse();
		assertThat(handle.isOutstanding()).isTrue();
		assertThat(handle.isCancelRequested()).isFalse();
		assertThat(transportFailure(client.place(OrderClient.ORDER, true)).isRepeatable()).isTrue();
		assertThat(this.server.orders().dispatched()).isOne();
	}

	private static AsyncCallTransportException transportFailure(AsyncCall<?> call) {
		return catchThrowableOfType(AsyncCallTransportException.class, () -> call.await(Duration.ofSeconds(20)));
	}

}
