package org.asyncrpc.client;

import java.util.List;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcClients;
import org.asyncrpc.client.CatalogManager.Item;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Calls that are taken up again, with nothing but their ids.
 */
@ClientTest
class ClientAttachTests {

	private final RpcServer server;

	private final AsyncRpcClients clients;

	ClientAttachTests(RpcServer server) {
		this.server = server;
		this.clients = ClientApplication.sharedFor(server).bean(AsyncRpcClients.class);
	}

	@Test
	void aCallSurvivesTheApplicationThatMadeIt() throws Exception {
		String callId;
		try (ClientApplication first = ClientApplication.of(this.server, OrderClient.Clients.class)) {
			callId = first.bean(OrderClient.class).place(OrderClient.ORDER, true).callId();
		}
		AsyncCall<Receipt> call = this.clients.attach(callId, Receipt.class);
		assertThat(call.callId()).isEqualTo(callId);
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void aCallThatHasEndedIsTakenUpWithItsOutcome() throws Exception {
		String callId = this.server.call("catalog/all", "{}").header("Idempotency-Key", "kept").answer().callId();
		AsyncCall<List<Item>> call = this.clients.of("catalog")
			.attach(callId, new ParameterizedTypeReference<List<Item>>() {
			});
		assertThat(call.await(Patience.LONG)).containsExactly(CatalogManager.TEA, CatalogManager.CUP);
	}

	@Test
	void aCallCanBeCancelled() {
		AsyncCall<Receipt> call = this.clients.attach(this.server.placeAsync(), Receipt.class);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		call.cancel();
		await().until(handle::isCancelRequested);
		call.cancelAbortively();
		await().until(() -> !handle.isOutstanding());
	}

	@Test
	void aCallThatTheServerDoesNotKnowEndsSo() {
		AsyncCall<Receipt> call = this.clients.attach("0123456789abcdef0123456789abcdef", Receipt.class);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(Patience.LONG))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("UNKNOWN_CALL"))
			.satisfies((ex) -> assertThat(ex.isRepeatable()).isFalse());
	}

	@Test
	void whereThereAreSeveralServersOneMustBeNamed() {
		try (ClientApplication application = ClientApplication.of(this.server, OrderClient.Clients.class,
				"asyncrpc.client.catalog.url=http://127.0.0.1:9")) {
			AsyncRpcClients several = application.bean(AsyncRpcClients.class);
			String callId = this.server.placeAsync();
			assertThatIllegalStateException().isThrownBy(() -> several.attach(callId, Receipt.class))
				.withMessageContaining("have 2 servers");
			assertThat(several.of("order").attach(callId, Receipt.class).inquire()).succeedsWithin(Patience.LONG);
			assertThatIllegalArgumentException().isThrownBy(() -> several.of("invoice"))
				.withMessageContaining("no client 'invoice'");
		}
	}

}
