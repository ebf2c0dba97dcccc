package org.asyncrpc.server.http;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many calls in one request.
 */
@RpcServerTest({ LedgerManager.class, OrderManager.class })
class BatchTests {

	private static final String ID = "[0-9a-f]{32}";

	private final RpcServer server;

	private final LedgerManager ledger;

	private TestBinding binding;

	BatchTests(RpcServer server) {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.binding = TestBinding.on(server);
	}

	@BeforeEach
	void reset() {
		this.ledger.reset((number) -> {
		});
	}

	@Test
	void theAnswerHasAnElementForEachCallInOrder() {
		RpcAnswer answer = this.binding
			.batch(TestBinding.element("enter", 7), "{\"operation\":\"ledger/nothing\"}",
					TestBinding.element("enter", 3))
			.answer();
		assertThat(answer).hasStatus(200).hasHeader("Content-Type", "application/json").isNotStored();
		assertThat(answer.text().replaceAll(ID, "*")).isEqualTo("[{\"n\":7,\"status\":202,\"callId\":\"*\"},"
				+ "{\"status\":202,\"callId\":\"*\"},{\"n\":3,\"status\":202,\"callId\":\"*\"}]");
	}

	@Test
	void linesAreAnsweredWithLines() {
		RpcAnswer answer = this.binding
			.lines(TestBinding.element("enter", 1), "", "{\"n\":2,", " \t\r", TestBinding.element("enter", 3), "")
			.answer();
		assertThat(answer).hasStatus(200).hasHeader("Content-Type", "application/x-ndjson").isNotStored();
		List<String> lines = answer.text().lines().toList();
		assertThat(lines).hasSize(3);
		assertThat(lines.get(0)).matches("\\{\"n\":1,\"status\":202,\"callId\":\"" + ID + "\"}");
		assertThat(lines.get(1)).startsWith("{\"n\":2,\"status\":400,\"problem\":{")
			.contains("\"code\":\"INVALID_ARGUMENTS\"");
		assertThat(lines.get(2)).matches("\\{\"n\":3,\"status\":202,\"callId\":\"" + ID + "\"}");
		assertThat(answer.text()).endsWith("\n");
		assertThat(this.ledger.entries()).containsExactly(1, 3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", " [ ] \n" })
	void anEmptyBatchHasAnEmptyAnswer(String body) {
		RpcAnswer answer = this.server.post("/rpc/calls").header("Call-Binding", this.binding.id()).json(body).answer();
		assertThat(answer).hasStatus(200).hasJson("[]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			3                                                                           | 400 | INVALID_ARGUMENTS
			"text"                                                                      | 400 | INVALID_ARGUMENTS
			null                                                                        | 400 | INVALID_ARGUMENTS
			[]                                                                          | 400 | INVALID_ARGUMENTS
			{}                                                                          | 400 | INVALID_ARGUMENTS
			nonsense                                                                    | 400 | INVALID_ARGUMENTS
			{"n":1}                                                                     | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":3}                                                       | 400 | INVALID_ARGUMENTS
			{"n":1 "operation":"ledger/nothing"}                                        | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing"}{                                       | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing",}                                       | 400 | INVALID_ARGUMENTS
			{"n":"1","operation":"ledger/nothing"}                                      | 400 | INVALID_ARGUMENTS
			{"n":01,"operation":"ledger/nothing"}                                       | 400 | INVALID_ARGUMENTS
			{"n":1,"n":1,"operation":"ledger/nothing"}                                  | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing","args":null}                            | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing","args":[}]}                             | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/enter","args":{"number":"1"}}                    | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/enter","args":{"number":1,"number":1}}           | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/enter"}                                          | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing","timeout":0}                            | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing","timeout":"soon"}                       | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing","idempotencyKey":""}                    | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/nothing","idempotencyKey":7}                     | 400 | INVALID_ARGUMENTS
			{"n":1,"operation":"ledger/missing"}                                        | 404 | UNKNOWN_OPERATION
			{"n":1,"operation":"ledger"}                                                | 404 | UNKNOWN_OPERATION
			""")
	void aBadElementFailsAlone(String bad, int status, String code) {
		RpcAnswer answer = this.binding.lines(TestBinding.element("enter", 5), bad, TestBinding.element("enter", 6))
			.answer();
		List<String> lines = answer.text().lines().toList();
		assertThat(lines).hasSize(3);
		assertThat(lines.get(1)).contains("\"status\":%d,\"problem\":{".formatted(status))
			.contains("\"code\":\"" + code + "\"")
			.doesNotContain("callId");
		assertThat(this.ledger.entries()).containsExactly(5, 6);
	}

	@Test
	void aBadElementOfAnArrayFailsAlone() {
		RpcAnswer answer = this.binding
			.batch(TestBinding.element("enter", 5), "{\"n\": 9, \"operation\": [}, \"args\": {\"]\": \"\\\"}\"} }",
					TestBinding.element(8, "ledger/enter", "{\"number\":\"8\"}"), TestBinding.element("enter", 6))
			.answer();
		JsonNode results = answer.json();
		assertThat(results.valueStream().map((result) -> result.path("n").intValue())).containsExactly(5, 9, 8, 6);
		assertThat(results.valueStream().map((result) -> result.path("status").intValue())).containsExactly(202, 400,
				400, 202);
		assertThat(results.path(2).path("problem").path("errors").path(0).path("pointer").stringValue())
			.isEqualTo("/number");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{}", "[", "[1", "[1,", "[,]", "[1,]", "[1] 2", "[1}", "[{]", "[\"]", "3", "null", "[1 2]" })
	void aBodyThatIsNoArrayIsRefused(String body) {
		RpcAnswer answer = this.server.post("/rpc/calls").header("Call-Binding", this.binding.id()).json(body).answer();
		assertThat(answer).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@Test
	void theBindingIsRequired() {
		assertThat(this.server.post("/rpc/calls").json("[]").answer()).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1-1-1-1-1", "b2a1c3d4e5f60718293a4b5c6d7e8f90", "b2a1c3d4-e5f6-0718-293a-4b5c6d7e8fg0",
			"x", "{b2a1c3d4-e5f6-0718-293a-4b5c6d7e8f90}" })
	void theBindingMustBeAUuid(String id) {
		assertThat(this.server.post("/rpc/calls").header("Call-Binding", id).json("[]").answer()).isRefusal(400,
				"INVALID_ARGUMENTS");
		assertThat(this.server.placeOrder().header("Call-Binding", id).answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void theCaseOfTheUuidMakesNoDifference() {
		EventStream replies = this.binding.replies().stream();
		new TestBinding(this.server, this.binding.id().toUpperCase()).batch(TestBinding.element("enter", 1)).answer();
		assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
		replies.close();
	}

	@Test
	void onlyPostMakesCalls() {
		assertThat(this.server.get("/rpc/calls").answer()).isRefusal(405, "METHOD_NOT_ALLOWED")
			.hasHeader("Allow", "POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/json;charset=UTF-16" })
	void otherMediaTypesAreRefused(String type) {
		assertThat(this.server.post("/rpc/calls")
			.header("Call-Binding", this.binding.id())
			.header("Content-Type", type)
			.body(BodyPublishers.ofString("[]"))
			.answer()).isRefusal(415, "UNSUPPORTED_MEDIA_TYPE");
	}

	@Test
	void fiveHundredAndTwelveCallsAreAllowed() {
		String[] elements = IntStream.range(0, 512)
			.mapToObj((number) -> TestBinding.element("enter", number))
			.toArray(String[]::new);
		assertThat(this.binding.batch(elements).answer().json().size()).isEqualTo(512);
		assertThat(this.ledger.entries()).containsExactlyElementsOf(IntStream.range(0, 512).boxed().toList());
	}

	@Test
	void moreThanTheServerAllowsAreRefused() {
		String[] elements = Stream.generate(() -> TestBinding.element("enter", 1)).limit(1025).toArray(String[]::new);
		assertThat(this.binding.batch(elements).answer()).isRefusal(413, "PAYLOAD_TOO_LARGE");
		assertThat(this.ledger.entries()).isEmpty();
		assertThat(this.binding.batch(Arrays.copyOf(elements, 1024)).answer()).hasStatus(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "1.5", "9007199254740993", "12345678901234567890", "1e3" })
	void theNumberIsGivenBackAsItIs(String n) {
		EventStream replies = this.binding.replies().stream();
		RpcAnswer answer = this.binding.batch("{\"n\":%s,\"operation\":\"ledger/nothing\"}".formatted(n)).answer();
		assertThat(answer.text()).startsWith("[{\"n\":" + n + ",\"status\":202,");
		assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":" + n + ",\"callId\":");
		replies.close();
	}

	@Test
	void membersCanComeInAnyOrderAndUnknownOnesAreIgnored() {
		this.binding
			.batch("{ \"later\" : [{\"n\":3}], \"args\" : { \"number\" : 4 } , \"operation\" : "
					+ "\"ledger\\/enter\" , \"n\" : 1 }")
			.answer();
		assertThat(this.ledger.entries()).containsExactly(4);
	}

	@Test
	void aCallCanHaveATimeout() {
		EventStream replies = this.binding.replies().stream();
		RpcAnswer answer = this.binding
			.batch("{\"n\":1,\"operation\":\"ledger/keep\",\"args\":{\"number\":1},\"timeout\":2.5}",
					"{\"n\":2,\"operation\":\"ledger/keep\",\"args\":{\"number\":2},\"timeout\":\"3\"}")
			.answer();
		assertThat(answer).hasStatus(200);
		this.server.turnClockPast(2.5);
		assertThat(replies.next()).startsWith("event: problem|id: 1|data: {\"n\":1,")
			.contains("\"status\":504")
			.contains("DEADLINE_EXCEEDED");
		this.server.turnClockPast(0.5);
		assertThat(replies.next()).startsWith("event: problem|id: 2|data: {\"n\":2,");
		replies.close();
	}

	@Test
	void aRepeatedElementIsTheSameCall() {
		String element = "{\"n\":1,\"operation\":\"ledger/keep\",\"args\":{\"number\":1},\"idempotencyKey\":\"k-1\"}";
		String first = this.binding.batch(element).answer().json().path(0).path("callId").stringValue();
		JsonNode again = this.binding
			.batch(element, element.replace("\"number\":1", " \"number\" : 1 "), element.replace(":1}", ":2}"))
			.answer()
			.json();
		assertThat(again.path(0).path("callId").stringValue()).isEqualTo(first);
		assertThat(again.path(1).path("callId").stringValue()).isEqualTo(first);
		assertThat(again.path(2).path("problem").path("code").stringValue()).isEqualTo("KEY_REUSED");
		assertThat(this.ledger.entries()).containsExactly(1);
		assertThat(this.server.call("ledger/keep", "{\"number\":1}")
			.header("Idempotency-Key", "k-1")
			.prefer("respond-async")
			.answer()
			.callId()).isEqualTo(first);
	}

}
