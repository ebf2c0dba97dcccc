package org.asyncrpc.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of calls, over HTTP.
 */
@RpcServerTest(value = { OrderManager.class, StockManager.class, PrincipalFilter.class },
		properties = "management.endpoints.web.exposure.include=asynccalls")
class AsyncCallsListTests {

	private final RpcServer server;

	AsyncCallsListTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void showsThatNothingWaits() {
		assertThat(list("")).hasStatus(200).hasJson("""
				{"outstanding": 0, "draining": 0, "operations": {}, "calls": []}""");
	}

	@Test
	void showsFiguresOfAllCallsWhateverTheFilter() {
		order();
		this.server.turnClock(Duration.ofMinutes(2));
		order();
		stock("pen", null);
		this.server.turnClock(Duration.ofSeconds(30));
		JsonNode list = list("?operation=none/such").json();
		assertThat(list.path("outstanding").intValue()).isEqualTo(3);
		assertThat(list.path("oldestAge").stringValue()).isEqualTo("PT2M30S");
		assertThat(list.path("operations").toString()).isEqualTo("""
				{"order/place":{"outstanding":2,"oldestAge":"PT2M30S"},\
				"stock/count":{"outstanding":1,"oldestAge":"PT30S"}}""");
		assertThat(list.path("calls").size()).isZero();
	}

	@Test
	void describesACall() {
		String callId = stock("pen", "alice");
		this.server.turnClock(Duration.ofSeconds(90));
		JsonNode call = list("").json().path("calls").path(0);
		assertThat(call.propertyNames()).containsExactlyInAnyOrder("callId", "operation", "state", "draining",
				"cancelRequested", "principal", "key", "acceptedAt", "age", "deadline");
		assertThat(call.path("callId").stringValue()).isEqualTo(callId);
		assertThat(call.path("operation").stringValue()).isEqualTo("stock/count");
		assertThat(call.path("state").stringValue()).isEqualTo("OUTSTANDING");
		assertThat(call.path("draining").booleanValue()).isFalse();
		assertThat(call.path("cancelRequested").booleanValue()).isFalse();
		assertThat(call.path("principal").stringValue()).isEqualTo("alice");
		assertThat(call.path("key").stringValue()).isEqualTo("pen");
		assertThat(call.path("age").stringValue()).isEqualTo("PT1M30S");
		assertThat(call.path("acceptedAt").stringValue()).endsWith("Z");
		assertThat(call.path("deadline").stringValue()).endsWith("Z");
	}

	@Test
	void filtersByOperation() {
		order();
		String wanted = stock("pen", null);
		assertThat(ids(list("?operation=stock/count"))).containsExactly(wanted);
	}

	@Test
	void filtersByPrincipal() {
		stock("pen", null);
		String wanted = stock("ink", "alice");
		stock("cap", "bob");
		assertThat(ids(list("?principal=alice"))).containsExactly(wanted);
	}

	@Test
	void filtersByKey() {
		stock("pen", null);
		String wanted = stock("ink", null);
		assertThat(ids(list("?key=ink"))).containsExactly(wanted);
	}

	@Test
	void filtersByAge() {
		String old = order();
		this.server.turnClock(Duration.ofMinutes(5));
		order();
		this.server.turnClock(Duration.ofMinutes(1));
		assertThat(ids(list("?olderThan=PT6M"))).containsExactly(old);
		assertThat(ids(list("?olderThan=PT6M0.001S"))).isEmpty();
	}

	@Test
	void filtersByState() {
		String outstanding = order();
		String draining = order();
		this.server.post("/rpc/calls/" + draining + "/cancel").json("{\"abortive\": true}").answer();
		assertThat(ids(list("?state=OUTSTANDING"))).containsExactly(outstanding);
		RpcAnswer answer = list("?state=DRAINING");
		assertThat(ids(answer)).containsExactly(draining);
		assertThat(answer.json().path("draining").intValue()).isEqualTo(1);
		assertThat(answer.json().path("calls").path(0).path("state").stringValue()).isEqualTo("CANCELLED");
		assertThat(answer.json().path("calls").path(0).path("draining").booleanValue()).isTrue();
	}

	@Test
	void combinesFilters() {
		stock("pen", "bob");
		String wanted = stock("ink", "alice");
		this.server.turnClock(Duration.ofMinutes(5));
		stock("cap", "alice");
		assertThat(ids(list("?operation=stock/count&principal=alice&olderThan=PT5M"))).containsExactly(wanted);
		assertThat(ids(list("?operation=order/place&principal=alice"))).isEmpty();
	}

	@Test
	void goesThroughAllCallsInPagesOldestFirst() {
		List<String> all = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			all.add(order());
			this.server.turnClock(Duration.ofMillis(5));
		}
		List<String> seen = new ArrayList<>();
		String after = "";
		int pages = 0;
		while (after != null) {
			RpcAnswer page = list("?limit=3" + after);
			assertThat(ids(page)).hasSizeLessThanOrEqualTo(3);
			seen.addAll(ids(page));
			JsonNode next = page.json().path("next");
			after = next.isMissingNode() ? null : "&after=" + next.stringValue();
			pages++;
		}
		assertThat(seen).isEqualTo(all);
		assertThat(pages).isEqualTo(3);
	}

	@Test
	void hasHundredCallsOnAPageUnlessAskedForMore() {
		for (int i = 0; i < 101; i++) {
			order();
		}
		assertThat(ids(list(""))).hasSize(100);
		assertThat(ids(list("?limit=1000"))).hasSize(101);
	}

	@ParameterizedTest
	@ValueSource(strings = { "olderThan=5", "olderThan=5m", "olderThan=yesterday", "olderThan=-PT5M",
			"olderThan=PT2562047788015215H", "limit=0", "limit=1001", "limit=many", "after=nonsense", "after=zz.99",
			"state=COMPLETED", "state=unknown" })
	void refusesABadQuery(String query) {
		assertThat(list("?" + query)).hasStatus(400);
	}

	@Test
	void acceptsTheEndsOfTheRange() {
		assertThat(list("?limit=1")).hasStatus(200);
		assertThat(list("?limit=1000")).hasStatus(200);
		assertThat(list("?olderThan=PT0S")).hasStatus(200);
	}

	private RpcAnswer list(String query) {
		return this.server.get("/actuator/asynccalls" + query).answer();
	}

	private String order() {
		return this.server.call("order/place", OrderManager.ORDER).prefer("respond-async").answer().callId();
	}

	private String stock(String item, @Nullable String principal) {
		RpcRequest request = this.server.call("stock/count", "{\"item\": \"%s\"}".formatted(item))
			.prefer("respond-async");
		return ((principal != null) ? request.header(PrincipalFilter.PRINCIPAL, principal) : request).answer().callId();
	}

	private static List<String> ids(RpcAnswer list) {
		return list.json().path("calls").valueStream().map((call) -> call.path("callId").stringValue()).toList();
	}

}
