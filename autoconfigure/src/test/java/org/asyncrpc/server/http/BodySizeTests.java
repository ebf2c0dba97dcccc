package org.asyncrpc.server.http;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class BodySizeTests {

	private static final int LIMIT = 1024 * 1024;

	private final RpcServer server;

	BodySizeTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aBodyOfTheLimitIsTaken() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.call("order/place", body(LIMIT)).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aBodyOfTheLimitIsTakenWithoutAContentLength() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.post("/rpc/order/place")
			.header("Content-Type", "application/json")
			.body(BodyPublishers.fromPublisher(BodyPublishers.ofString(body(LIMIT))))
			.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aLargerBodyIsRefused() {
		assertThat(this.server.call("order/place", body(LIMIT + 1)).answer()).isRefusal(413, "PAYLOAD_TOO_LARGE");
		assertNothingHappened();
	}

	@Test
	void aLargerBodyIsRefusedWithoutAContentLength() {
		assertThat(this.server.post("/rpc/order/place")
			.header("Content-Type", "application/json")
			.body(BodyPublishers.fromPublisher(BodyPublishers.ofString(body(LIMIT + 1))))
			.answer()).isRefusal(413, "PAYLOAD_TOO_LARGE");
		assertNothingHappened();
	}

	@Test
	void aBodyThatSaysItIsTooLargeIsRefusedBeforeItArrives() throws IOException {
		try (RawConnection connection = this.server.connect()) {
			connection.send("""
					POST /rpc/order/place HTTP/1.1
					Host: localhost
					Content-Type: application/json
					Content-Length: 99999999999

					{""");
			assertThat(connection.readStatus()).isEqualTo(413);
		}
		assertNothingHappened();
	}

	@Test
	void aClientThatAsksFirstIsToldBeforeItSendsTheBody() throws IOException {
		try (RawConnection connection = this.server.connect()) {
			connection.send("""
					POST /rpc/order/place HTTP/1.1
					Host: localhost
					Content-Type: application/json
					Content-Length: 2000000
					Expect: 100-continue

					""");
			int status = connection.readStatus();
			// Tomcat says at once that it would take the body
			assertThat((status != 100) ? status : connection.readStatus()).isEqualTo(413);
		}
		assertNothingHappened();
	}

	@ParameterizedTest
	@CsvSource({ "POST, order/place, 1048577, 413", "POST, nobody/there, 100000, 404",
			"PUT, order/place, 100000, 405" })
	void aRefusedBodyIsReceivedBeforeTheAnswerSoThatItsClientSeesThat(String method, String path, int size, int status)
			throws IOException {
		byte[] body = body(size).getBytes(StandardCharsets.US_ASCII);
		try (RawConnection connection = this.server.connect()) {
			connection.send("""
					%s /rpc/%s HTTP/1.1
					Host: localhost
					Content-Type: application/json
					Content-Length: %d

					""".formatted(method, path, size));
			connection.send(Arrays.copyOf(body, size / 2));
			await().until(() -> SlowBodyTests.slowBodies(this.server).waiting() == 1);
			connection.send(Arrays.copyOfRange(body, size / 2, size));
			assertThat(connection.readStatus()).isEqualTo(status);
		}
		assertNothingHappened();
	}

	private void assertNothingHappened() {
		assertThat(this.server.orders().dispatched()).isZero();
		assertThat(this.server.callCount()).isZero();
	}

	private static String body(int size) {
		return OrderManager.ORDER + " ".repeat(size - OrderManager.ORDER.length());
	}

}
