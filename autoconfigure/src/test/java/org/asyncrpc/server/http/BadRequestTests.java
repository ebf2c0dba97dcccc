package org.asyncrpc.server.http;

import java.net.http.HttpRequest.BodyPublishers;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class BadRequestTests {

	private static final String UNKNOWN_ID = "0123456789abcdef0123456789abcdef";

	private final RpcServer server;

	BadRequestTests(RpcServer server) {
		this.server = server;
	}

	@AfterEach
	void nothingWasDispatchedAndNoCallIsLeftBehind() {
		assertThat(this.server.orders().dispatched()).isZero();
		assertThat(this.server.callCount()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "\"text\"", "7", "null", "{}}", "{} {}", "{'order': 1}", "{\"order\": NaN}",
			"{\"order\": 1,}", "<order/>", "{\"order\": 1} // now", "\uFEFF{}", "\u0000", "{\"a\": \"\n\"}" })
	void aBodyThatIsNoJsonObjectIsRefused(String body) {
		assertThat(place(body)).isRefusal(400, "INVALID_ARGUMENTS").hasErrorsAt("");
	}

	@Test
	void aBodyThatIsNotUtf8IsRefused() {
		RpcAnswer answer = this.server.post("/rpc/order/place")
			.header("Content-Type", "application/json")
			.body(BodyPublishers.ofByteArray(new byte[] { '{', '"', (byte) 0xE4, '"', ':', '1', '}' }))
			.answer();
		assertThat(answer).isRefusal(400, "INVALID_ARGUMENTS").hasErrorsAt("");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			{"order": {"sku": "pen", "quantity": "3"}, "express": true}    | /order/quantity
			{"order": {"sku": "pen", "quantity": 3.5}, "express": true}    | /order/quantity
			{"order": {"sku": "pen", "quantity": 3e10}, "express": true}   | /order/quantity
			{"order": {"sku": 7, "quantity": 3}, "express": true}          | /order/sku
			{"order": {"sku": "pen", "quantity": 3}, "express": "true"}    | /express
			{"order": {"sku": "pen", "quantity": 3}, "express": 1}         | /express
			{"order": {"sku": "pen", "quantity": 3}, "express": null}      | /express
			{"order": null, "express": true}                               | /order
			{"order": "pen", "express": true}                              | /order
			{"order": [], "express": true}                                 | /order
			{"order": {"sku": "pen", "quantity": 3}}                       | /express
			{"order": {"sku": "pen", "quantity": 3}, "express": true, "x": 1}               | /x
			{"order": {"sku": "pen", "quantity": 3}, "express": true, "express": true}      | /express
			{"order": {"sku": "pen", "sku": "ink", "quantity": 3}, "express": true}         | /order/sku""")
	void anArgumentThatIsWrongMissingUnknownOrThereTwiceIsNamed(String body, String pointer) {
		assertThat(place(body)).isRefusal(400, "INVALID_ARGUMENTS").hasErrorsAt(pointer);
	}

	@Test
	void everythingThatIsWrongIsNamedAtOnce() {
		assertThat(place("""
				{"order": {"sku": 1, "quantity": "3"}, "a/b": 1}""")).isRefusal(400, "INVALID_ARGUMENTS")
			.hasErrorsAt("/order/sku", "/order/quantity", "/express", "/a~1b");
	}

	@Test
	void nothingOfWhatWasSentComesBack() {
		assertThat(place("""
				{"order": {"sku": ["card 4111-1111"], "quantity": "card 4111-1111"}, "express": true}""").text())
			.doesNotContain("4111");
	}

	@Test
	void anOperationWithoutArgumentsTakesNone() {
		assertThat(this.server.call("order/audit", "{\"order\": 1}").answer()).isRefusal(400, "INVALID_ARGUMENTS")
			.hasErrorsAt("/order");
	}

	@Test
	void anEmptyBodyLacksWhatIsRequired() {
		assertThat(this.server.post("/rpc/order/place").answer()).isRefusal(400, "INVALID_ARGUMENTS")
			.hasErrorsAt("/order", "/express");
	}

	@Test
	void deepNestingIsRefused() {
		assertThat(place("{\"order\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}")).isRefusal(400,
				"INVALID_ARGUMENTS");
		assertThat(place("{\"order\": ".repeat(50_000) + "1" + "}".repeat(50_000))).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@Test
	void anEndlessNumberIsRefused() {
		assertThat(
				place("{\"order\": {\"sku\": \"pen\", \"quantity\": " + "9".repeat(500_000) + "}, \"express\": true}"))
			.isRefusal(400, "INVALID_ARGUMENTS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/rpc/order/unknown", "/rpc/unknown/place", "/rpc/order", "/rpc/order/", "/rpc/", "/rpc",
			"/rpc/order/place/", "/rpc/order/place/more", "/rpc/Order/place", "/rpc/order/take", "/rpc/order/toString",
			"/rpc/calls/" + UNKNOWN_ID + "/unknown", "/rpc/calls/" + UNKNOWN_ID + "/reply/", "/rpc/order/pl%C3%A4ce" })
	void aPathThatMeansNothingIsAnUnknownOperation(String path) {
		assertThat(this.server.post(path).json(OrderManager.ORDER).answer()).isRefusal(404, "UNKNOWN_OPERATION");
		assertThat(this.server.get(path).answer()).isRefusal(404, "UNKNOWN_OPERATION");
	}

	@ParameterizedTest
	@ValueSource(strings = { UNKNOWN_ID, "0123456789ABCDEF0123456789ABCDEF", "7", "x", "%20", "..%2e",
			"0123456789abcdef0123456789abcdef0", "-123456789abcdef0123456789abcdef",
			"+123456789abcdef0123456789abcdef" })
	void aCallThatIsNotThereIsUnknown(String callId) {
		assertThat(this.server.status(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(this.server.reply(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /rpc/order/place, POST", "PUT, /rpc/order/place, POST", "DELETE, /rpc/order/place, POST",
			"PATCH, /rpc/order/place, POST", "OPTIONS, /rpc/order/place, POST", "FOO, /rpc/order/place, POST",
			"post, /rpc/order/place, POST", "POST, /rpc/calls/" + UNKNOWN_ID + ", GET",
			"DELETE, /rpc/calls/" + UNKNOWN_ID + ", GET", "PUT, /rpc/calls/" + UNKNOWN_ID + "/reply, GET",
			"GET, /rpc/calls/" + UNKNOWN_ID + "/cancel, POST", "OPTIONS, /rpc/calls/" + UNKNOWN_ID + "/cancel, POST",
			"POST, /rpc/calls/" + UNKNOWN_ID + "/events, GET" })
	void aWrongMethodIsRefusedWithTheRightOne(String method, String path, String allow) {
		RpcAnswer answer = this.server.request(method, path).json(OrderManager.ORDER).answer();
		assertThat(answer).isRefusal(405, "METHOD_NOT_ALLOWED").hasHeader("Allow", allow);
	}

	@ParameterizedTest
	@CsvSource({ "/rpc/order/place, POST", "/rpc/calls/" + UNKNOWN_ID + ", GET",
			"/rpc/calls/" + UNKNOWN_ID + "/reply, GET", "/rpc/calls/" + UNKNOWN_ID + "/cancel, POST",
			"/rpc/calls/" + UNKNOWN_ID + "/events, GET" })
	void aHeadIsAWrongMethodToo(String path, String allow) {
		assertThat(this.server.request("HEAD", path).answer()).hasStatus(405).hasHeader("Allow", allow).hasNoBody();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
			"application/xml", "application/json; charset=iso-8859-1", "application/*", "*/*", "json",
			"application/json; charset=klingon", "text/json" })
	void aBodyThatIsNotSaidToBeJsonInUtf8IsRefused(String contentType) {
		RpcAnswer answer = this.server.post("/rpc/order/place")
			.header("Content-Type", contentType)
			.body(BodyPublishers.ofString(OrderManager.ORDER))
			.answer();
		assertThat(answer).isRefusal(415, "UNSUPPORTED_MEDIA_TYPE");
	}

	@Test
	void aBodyOfNoTypeIsRefused() {
		RpcAnswer answer = this.server.post("/rpc/order/place")
			.body(BodyPublishers.ofString(OrderManager.ORDER))
			.answer();
		assertThat(answer).isRefusal(415, "UNSUPPORTED_MEDIA_TYPE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "br", "identity, gzip" })
	void anEncodedBodyIsRefused(String encoding) {
		RpcAnswer answer = this.server.placeOrder().header("Content-Encoding", encoding).answer();
		assertThat(answer).isRefusal(415, "UNSUPPORTED_MEDIA_TYPE");
	}

	private RpcAnswer place(String body) {
		return this.server.call("order/place", body).answer();
	}

}
