package org.asyncrpc.actuate;

import java.time.Duration;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single calls, seen and ended over HTTP by an operator who may do everything.
 */
@RpcServerTest(properties = { "management.endpoints.web.exposure.include=asynccalls",
		"management.endpoint.asynccalls.access=unrestricted", "asyncrpc.server.node=node-1" })
class AsyncCallsSteeringTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String UNKNOWN = "00000000000000000000000000000000";

	private final RpcServer server;

	AsyncCallsSteeringTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void showsAnOutstandingCallInFull() {
		this.server.orders().onPlace((call) -> call.key("4711").progress(0.5, "Half way"));
		String callId = this.server.call("order/place", OrderManager.ORDER)
			.prefer("respond-async")
			.header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
			.header("Idempotency-Key", "once")
			.answer()
			.callId();
		this.server.turnClock(Duration.ofMinutes(2));
		JsonNode call = show(callId).json();
		assertThat(call.propertyNames()).containsExactlyInAnyOrder("callId", "operation", "state", "draining",
				"cancelRequested", "key", "idempotencyKey", "clientAddress", "node", "traceId", "acceptedAt", "age",
				"deadline", "progress");
		assertThat(text(call, "callId")).isEqualTo(callId);
		assertThat(text(call, "operation")).isEqualTo("order/place");
		assertThat(text(call, "state")).isEqualTo("OUTSTANDING");
		assertThat(text(call, "key")).isEqualTo("4711");
		assertThat(text(call, "idempotencyKey")).isEqualTo("once");
		assertThat(text(call, "clientAddress")).isEqualTo("127.0.0.1");
		assertThat(text(call, "node")).isEqualTo("node-1");
		assertThat(text(call, "traceId")).isEqualTo(TRACE);
		assertThat(text(call, "age")).isEqualTo("PT2M");
		assertThat(call.path("progress").toString()).isEqualTo("{\"fraction\":0.5,\"message\":\"******\"}");
	}

	@Test
	void showsHowACallEndedButNotWhatWasReplied() {
		String callId = accept();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		JsonNode call = show(callId).json();
		assertThat(text(call, "state")).isEqualTo("COMPLETED");
		assertThat(call.path("outcome").toString()).isEqualTo("{\"status\":200,\"reply\":\"******\"}");
		assertThat(call.has("endedAt")).isTrue();
	}

	@Test
	void showsTheCodeOfAnAbortButNotItsDetail() {
		String callId = accept();
		this.server.orders().take().abort("OUT_OF_STOCK", "No pens for Alice");
		assertThat(show(callId).json().path("outcome").toString())
			.isEqualTo("{\"status\":422,\"code\":\"OUT_OF_STOCK\",\"detail\":\"******\"}");
	}

	@Test
	void cancelsWithoutABody() {
		String callId = accept();
		assertCancelIsRequested(this.server.post("/actuator/asynccalls/" + callId).answer());
		assertThat(this.server.orders().take().isCancelRequested()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"abortive\": false}" })
	void cancelsAndLeavesItToTheManager(String body) {
		String callId = accept();
		assertCancelIsRequested(cancel(callId, body));
		assertThat(this.server.orders().take().isCancelRequested()).isTrue();
		assertCancelIsRequested(cancel(callId, body));
	}

	@Test
	void cancelsAbortively() {
		PendingAnswer held = this.server.call("order/place", OrderManager.ORDER).start().awaitHeld();
		String callId = onlyCall();
		RpcAnswer answer = cancel(callId, "{\"abortive\": true}");
		assertThat(answer).hasStatus(200).hasMember("state", "CANCELLED");
		assertThat(held.answer()).isProblem(409, "CALL_CANCELLED");
		assertThat(this.server.orders().take().complete(OrderManager.RECEIPT)).isFalse();
	}

	@Test
	void abortsWithACodeAndADetail() {
		PendingAnswer held = this.server.call("order/place", OrderManager.ORDER).start().awaitHeld();
		RpcAnswer answer = abort(onlyCall() + "?code=WAREHOUSE_CLOSED&detail=Come%20back%20tomorrow");
		assertThat(answer).hasStatus(200).hasMember("state", "ABORTED");
		assertThat(answer.json().path("outcome").path("code").stringValue()).isEqualTo("WAREHOUSE_CLOSED");
		assertThat(held.answer()).isProblem(422, "WAREHOUSE_CLOSED").hasMember("detail", "Come back tomorrow");
		assertThat(this.server.orders().take().isCancelRequested()).isTrue();
	}

	@Test
	void abortsWithTheDefaultCode() {
		String callId = accept();
		assertThat(abort(callId)).hasStatus(200);
		assertThat(this.server.reply(callId).answer()).isProblem(422, "ABORTED_BY_OPERATOR");
	}

	@Test
	void leavesAnEndedCallAsItIs() {
		String callId = accept();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(abort(callId)).hasStatus(200).hasMember("state", "COMPLETED");
		assertThat(cancel(callId, "{\"abortive\": true}")).hasStatus(200).hasMember("state", "COMPLETED");
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { UNKNOWN, "nonsense" })
	void knowsNoOtherCall(String callId) {
		assertThat(show(callId)).hasStatus(404);
		assertThat(cancel(callId, "{}")).hasStatus(404);
		assertThat(cancel(callId, "{\"abortive\": true}")).hasStatus(404);
		assertThat(this.server.post("/actuator/asynccalls/" + callId).answer()).hasStatus(404);
		assertThat(abort(callId)).hasStatus(404);
	}

	@Test
	void refusesABadBody() {
		String callId = accept();
		assertThat(cancel(callId, "{\"abortive\": \"perhaps\"}")).hasStatus(400);
		assertThat(cancel(callId, "{")).hasStatus(400);
		assertThat(show(callId)).hasMember("cancelRequested", "false");
	}

	private static void assertCancelIsRequested(RpcAnswer answer) {
		assertThat(answer).hasStatus(200).hasMember("state", "OUTSTANDING").hasMember("cancelRequested", "true");
	}

	private String accept() {
		return this.server.call("order/place", OrderManager.ORDER).prefer("respond-async").answer().callId();
	}

	private String onlyCall() {
		JsonNode calls = this.server.get("/actuator/asynccalls").answer().json().path("calls");
		assertThat(calls.size()).isEqualTo(1);
		return text(calls.path(0), "callId");
	}

	private RpcAnswer show(String callId) {
		return this.server.get("/actuator/asynccalls/" + callId).answer();
	}

	private RpcAnswer cancel(String callId, String body) {
		return this.server.post("/actuator/asynccalls/" + callId).json(body).answer();
	}

	private RpcAnswer abort(String path) {
		return this.server.request("DELETE", "/actuator/asynccalls/" + path).answer();
	}

	private static String text(JsonNode node, String name) {
		return node.path(name).stringValue();
	}

}
