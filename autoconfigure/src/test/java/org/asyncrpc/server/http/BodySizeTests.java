package org.asyncrpc.server.http;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

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
			assertRefusedAndClosed(connection.readHead());
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
			List<String> head = connection.readHead();
			// Tomcat says at once that it would take the body
			assertRefusedAndClosed(head.get(0).contains(" 100") ? connection.readHead() : head);
		}
		assertNothingHappened();
	}

	@ParameterizedTest
	@CsvSource({ "POST, order/place, 1048577, 413", "POST, nobody/there, 100000, 404", "PUT, order/place, 100000, 405",
			"POST, calls, 100, 400", "POST, calls/0123456789abcdef0123456789abcdef/cancel, 100, 404" })
	void aRefusedBodyIsReceivedBeforeTheAnswerAndItsConnectionGoesOn(String method, String path, int size, int status)
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
			List<String> head = connection.readHead();
			assertThat(head.get(0)).startsWith("HTTP/1.1 " + status);
			connection.readBody();
			// Tomcat ends it after some statuses, and says so
			if (!head.contains("Connection: close")) {
				connection.send("GET /rpc/nobody/there HTTP/1.1\nHost: localhost\n\n");
				assertThat(connection.readStatus()).isEqualTo(404);
			}
		}
		assertNothingHappened();
	}

	private static void assertRefusedAndClosed(List<String> head) {
		assertThat(head.get(0)).startsWith("HTTP/1.1 413");
		assertThat(head).containsOnlyOnce("Connection: close");
	}

	private void assertNothingHappened() {
		assertThat(this.server.orders().dispatched()).isZero();
		assertThat(this.server.callCount()).isZero();
	}

	private static String body(int size) {
		return OrderManager.ORDER + " ".repeat(size - OrderManager.ORDER.length());
	}

}
