package org.asyncrpc.client;

import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of a call, as its caller sees it.
 */
@ClientTest
class ClientCallTests {

	private final RpcServer server;

	private final ClientApplication application;

	private final OrderClient client;

	ClientCallTests(RpcServer server) {
		this.server = server;
		this.application = ClientApplication.sharedFor(server);
		this.client = this.application.bean(OrderClient.class);
	}

	@Test
	void isOutstandingUntilTheManagerCompletesIt() throws Exception {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		var handle = this.server.orders().take();
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(call.future()).isNotDone();
		handle.complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(call.status()).isEqualTo(AsyncCallState.COMPLETED);
		assertThat(call.future()).succeedsWithin(Patience.LONG).isEqualTo(OrderManager.RECEIPT);
		assertThat(call.callId()).isEqualTo(handle.callId());
	}

	@Test
	void endsWithWhatTheManagerAbortsItWith() {
		this.server.orders().onPlace((call) -> call.abort("OUT_OF_STOCK", "No pens"));
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(Patience.LONG))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("OUT_OF_STOCK");
				assertThat(ex.detail()).isEqualTo("No pens");
				assertThat(ex.status()).isEqualTo(422);
				assertThat(ex.operation()).isEqualTo("order/place");
				assertThat(ex.callId()).isNotNull();
				assertThat(ex.isRepeatable()).isFalse();
			});
	}

	@Test
	void canBeAFutureOrBlock() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		CompletableFuture<Receipt> future = this.application.bean(OrderClient.Futures.class)
			.place(OrderClient.ORDER, false);
		assertThat(future).succeedsWithin(Patience.LONG).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.application.bean(OrderClient.Blocking.class).place(OrderClient.ORDER, false))
			.isEqualTo(OrderManager.RECEIPT);
		this.client.audit();
		assertThat(this.server.orders().dispatched()).isEqualTo(3);
	}

}
