package org.asyncrpc.server;

import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The room for outcomes that clients have not fetched yet is bounded, and what is
 * promised is kept in it.
 */
@RpcServerTest(properties = { "asyncrpc.server.max-retained=3", "asyncrpc.server.max-retained-size=10KB" })
class RetainedRoomTests {

	private static final Receipt LARGE = new Receipt("r".repeat(11_000), 3);

	private final RpcServer server;

	RetainedRoomTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void newCallsAreRefusedWhenThereIsNoRoomForTheirOutcomes() {
		List<String> retained = retain(3);
		expectRefusal();
		for (String callId : retained) {
			assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
		}
		assertThat(this.server.orders().dispatched()).isEqualTo(3);
	}

	@Test
	void callsThatWereAdmittedEndWhateverRoomThereIs() {
		String outstanding = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		retain(3);
		expectRefusal();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(outstanding).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void anAcknowledgementMakesRoom() {
		List<String> retained = retain(3);
		expectRefusal();
		this.server.placeOrder().header("Call-Ack", retained.get(0)).prefer("respond-async").answer();
		assertThat(this.server.orders().dispatched()).isEqualTo(4);
	}

	@Test
	void theEndOfRetentionMakesRoom() {
		retain(3);
		expectRefusal();
		this.server.turnClock(601);
		this.server.sweep();
		this.server.placeAsync();
	}

	@Test
	void whatIsDeliveredTakesNoRoom() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		for (int i = 0; i < 20; i++) {
			assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
			await().until(() -> this.server.callCount() == 0);
		}
	}

	@Test
	void aRepeatIsAnsweredWhenThereIsNoRoom() {
		String callId = this.server.placeOrder()
			.header("Idempotency-Key", "k-1")
			.prefer("respond-async")
			.answer()
			.callId();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		retain(2);
		expectRefusal();
		assertThat(this.server.placeOrder().header("Idempotency-Key", "k-1").answer())
			.isReply(OrderManager.RECEIPT_JSON)
			.hasHeader("Call-Id", callId);
	}

	@Test
	void theSizeOfOutcomesIsBoundedToo() {
		String large = this.server.placeAsync();
		this.server.orders().take().complete(LARGE);
		expectRefusal();
		assertThat(this.server.reply(large).answer()).hasStatus(200).hasMember("number", LARGE.number());
		this.server.status(large).header("Call-Ack", large).answer();
		this.server.placeAsync();
	}

	private List<String> retain(int count) {
		List<String> callIds = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			callIds.add(this.server.placeAsync());
			assertThat(this.server.orders().take().complete(OrderManager.RECEIPT)).isTrue();
		}
		return callIds;
	}

	private void expectRefusal() {
		int before = this.server.orders().dispatched();
		assertThat(this.server.placeOrder().answer()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		assertThat(this.server.orders().dispatched()).isEqualTo(before);
	}

}
