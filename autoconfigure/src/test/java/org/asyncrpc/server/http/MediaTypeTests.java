package org.asyncrpc.server.http;

import java.net.http.HttpRequest.BodyPublishers;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class MediaTypeTests {

	private final RpcServer server;

	MediaTypeTests(RpcServer server) {
		this.server = server;
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "APPLICATION/JSON", "application/json;charset=UTF-8",
			"application/json; charset=\"utf-8\"", "application/json; profile=x", "application/vnd.shop+json" })
	void jsonInUtf8IsTaken(String contentType) {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(place(contentType)).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void noEncodingIsAnEncodingToo() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().header("Content-Encoding", "identity").answer())
			.isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aRequestWithoutABodyNeedsNoType() {
		assertThat(this.server.post("/rpc/order/audit").header("Content-Type", "text/plain").answer()).hasStatus(204);
	}

	@Test
	void whatTheClientWouldAcceptDoesNotMatter() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().header("Accept", "text/html").answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private RpcAnswer place(String contentType) {
		return this.server.post("/rpc/order/place")
			.header("Content-Type", contentType)
			.body(BodyPublishers.ofString(OrderManager.ORDER))
			.answer();
	}

}
