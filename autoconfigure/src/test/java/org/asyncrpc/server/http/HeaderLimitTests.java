package org.asyncrpc.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The longest value of each header, and one that is longer.
 */
@RpcServerTest
class HeaderLimitTests {

	private final RpcServer server;

	HeaderLimitTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void prefer() {
		String preference = "respond-async;x=";
		assertThat(place("Prefer", preference + "x".repeat(512 - preference.length()))).isAccepted()
			.hasHeader("Preference-Applied", "respond-async");
		assertThat(this.server.placeOrder()
			.prefer("wait=0")
			.header("Prefer", "x".repeat(512 - "wait=0, ".length()))
			.answer()).isAccepted().hasHeader("Preference-Applied", "wait=0");
		this.server.orders().onPlace((call) -> call.complete(null));
		assertThat(place("Prefer", preference + "x".repeat(513 - preference.length()))).hasStatus(204)
			.hasNoHeader("Preference-Applied");
	}

	@Test
	void preferEndsWithItsHeader() throws IOException {
		this.server.orders().onPlace((call) -> call.complete(null));
		// A line ends here by Unicode, not by HTTP
		byte[] value = "respond-async\u0085\r\n".getBytes(StandardCharsets.ISO_8859_1);
		try (RawConnection connection = this.server.connect()) {
			connection.send("POST /rpc/order/audit HTTP/1.1\nHost: localhost\nPrefer: ").send(value).send("\n");
			assertThat(connection.readStatus()).isIn(204, 400);
		}
	}

	@Test
	void idempotencyKey() {
		this.server.orders().onPlace((call) -> call.complete(null));
		assertThat(place("Idempotency-Key", "k".repeat(255))).hasStatus(204);
		assertThat(place("Idempotency-Key", "k".repeat(256))).isRefusal(400, "INVALID_ARGUMENTS");
		String parameter = "\"k\";x=";
		assertThat(place("Idempotency-Key", parameter + "x".repeat(1024 - parameter.length()))).hasStatus(204);
		assertThat(place("Idempotency-Key", parameter + "x".repeat(1025 - parameter.length()))).isRefusal(400,
				"INVALID_ARGUMENTS");
	}

	@Test
	void callTimeout() {
		this.server.orders().onPlace((call) -> call.complete(null));
		assertThat(place("Call-Timeout", "999999999.999")).hasStatus(204);
		assertThat(place("Call-Timeout", "0999999999.999")).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(place("Call-Timeout", "999999999.9990")).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@Test
	void callBinding() {
		String uuid = TestBinding.on(this.server).id();
		assertThat(place("Call-Binding", uuid)).isAccepted();
		assertThat(place("Call-Binding", uuid + "0")).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@Test
	void lastEventId() {
		assertThat(batch("0".repeat(19))).hasStatus(200);
		assertThat(batch("0".repeat(20))).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(batch("9".repeat(19))).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(batch("-1")).isRefusal(400, "INVALID_ARGUMENTS");
	}

	private RpcAnswer place(String header, String value) {
		return this.server.placeOrder().header(header, value).answer();
	}

	private RpcAnswer batch(String lastEventId) {
		return TestBinding.on(this.server).batch().header("Last-Event-ID", lastEventId).answer();
	}

}
