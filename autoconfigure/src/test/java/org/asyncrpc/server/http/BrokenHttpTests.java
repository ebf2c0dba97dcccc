package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class BrokenHttpTests {

	private static final String HEAD = """
			POST /rpc/order/place HTTP/1.1
			Host: localhost
			Content-Type: application/json
			""";

	private final RpcServer server;

	BrokenHttpTests(RpcServer server) {
		this.server = server;
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Content-Length: 500\n\n{\"order\": ", "Content-Length: -1\n\n{}", "Content-Length: x\n\n{}",
					"Content-Length: 2\nContent-Length: 3\n\n{}", "Transfer-Encoding: chunked\n\n5\n{\"ord",
					"Transfer-Encoding: chunked\n\nZZ\n{}\n0\n\n", "Transfer-Encoding: chunked\n\n-5\n{}\n0\n\n",
					"Transfer-Encoding: chunked\n\n2\n{}", "Transfer-Encoding: chunked\n\nffffffffffffffff\n{}" })
	void aBodyThatDoesNotArriveInFullIsRefused(String rest) throws IOException {
		assertBadRequest(HEAD + rest);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense\n\n", "POST /rpc/order/place HTTP/1.1\n\n",
			"POST /rpc/order/place HTTP/1.1\nHost: localhost\nno header\n\n",
			"POST /rpc/order/../../x HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n",
			"POST /rpc/order/pla%zzce HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n" })
	void whatIsNotHttpIsRefused(String text) throws IOException {
		assertBadRequest(text);
	}

	@Test
	void aClientThatGivesUpInTheMiddleLeavesNothingBehind() throws IOException {
		try (RawConnection connection = this.server.connect()) {
			connection.send(HEAD + "Content-Length: 500\n\n{\"order\": ").reset();
		}
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().prefer("wait=0").answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void aBodyThatArrivesByteByByteIsTaken() throws IOException {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		try (RawConnection connection = this.server.connect()) {
			connection.send(HEAD + "Content-Length: " + OrderManager.ORDER.length() + "\n\n");
			for (byte next : OrderManager.ORDER.getBytes()) {
				connection.send(new byte[] { next });
			}
			assertThat(connection.readStatus()).isEqualTo(200);
		}
	}

	@Test
	void requestsThatAreSentBeforeTheAnswersAreAnsweredInOrder() throws IOException {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		String place = HEAD + "Content-Length: %d\n\n%s".formatted(OrderManager.ORDER.length(), OrderManager.ORDER);
		try (RawConnection connection = this.server.connect()) {
			connection.send(place + "GET /rpc/calls/x HTTP/1.1\nHost: localhost\n\n" + place);
			assertThat(connection.readStatus()).isEqualTo(200);
			connection.readBody();
			assertThat(connection.readStatus()).isEqualTo(404);
			connection.readBody();
			assertThat(connection.readStatus()).isEqualTo(200);
		}
	}

	private void assertBadRequest(String text) throws IOException {
		try (RawConnection connection = this.server.connect()) {
			connection.send(text).endOutput();
			assertThat(connection.readStatus()).isBetween(400, 499);
		}
		assertThat(this.server.orders().dispatched()).isZero();
		assertThat(this.server.callCount()).isZero();
	}

}
