package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class DisconnectTests {

	private static final String PLACE = """
			POST /rpc/order/place HTTP/1.1
			Host: localhost
			Content-Type: application/json
			Content-Length: %d

			%s""".formatted(OrderManager.ORDER.length(), OrderManager.ORDER);

	private final RpcServer server;

	DisconnectTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theCallOfAClientThatIsGoneGoesOnAndItsReplyIsKept() throws IOException {
		AsyncCallHandle<Receipt> call = placeAndReset();
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void theEndOfTheWaitOfAClientThatIsGoneDoesNoHarm() throws IOException {
		AsyncCallHandle<Receipt> call = placeAndReset();
		this.server.turnClockPast(25);
		assertThat(this.server.status(call.callId()).answer()).hasStatus(200).hasMember("state", "OUTSTANDING");
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void manyClientsThatGoDoNotKeepOthersFromBeingServed() throws IOException {
		for (int i = 0; i < 50; i++) {
			assertThat(placeAndReset().complete(OrderManager.RECEIPT)).isTrue();
		}
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private AsyncCallHandle<Receipt> placeAndReset() throws IOException {
		try (RawConnection connection = this.server.connect()) {
			connection.send(PLACE);
			AsyncCallHandle<Receipt> call = this.server.orders().take();
			connection.reset();
			return call;
		}
	}

}
