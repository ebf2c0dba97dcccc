package org.asyncrpc.server.observe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a scrape shows after a fixed scenario, exactly.
 */
@RpcServerTest(properties = { "management.endpoints.web.exposure.include=prometheus",
		"asyncrpc.server.operations.order.place.max-outstanding=3" })
class PrometheusTests {

	private final RpcServer server;

	PrometheusTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void showsTheFiguresOfAScenario() throws InterruptedException {
		playScenario();
		List<String> lines = scrape();
		assertThat(lines).filteredOn((line) -> line.startsWith("asyncrpc_server_calls"))
			.containsExactlyInAnyOrder(
					// Ended: after 2 s, after 3 s, after 11 s, and at once
					timer("count", "order/place", "COMPLETED", "1"), timer("sum", "order/place", "COMPLETED", "2.0"),
					timer("max", "order/place", "COMPLETED", "2.0"), timer("count", "order/place", "ABORTED", "1"),
					timer("sum", "order/place", "ABORTED", "3.0"), timer("max", "order/place", "ABORTED", "3.0"),
					timer("count", "order/place", "CANCELLED", "1"), timer("sum", "order/place", "CANCELLED", "0.0"),
					timer("max", "order/place", "CANCELLED", "0.0"),
					timer("count", "order/place", "DEADLINE_EXCEEDED", "1"),
					timer("sum", "order/place", "DEADLINE_EXCEEDED", "11.0"),
					timer("max", "order/place", "DEADLINE_EXCEEDED", "11.0"),
					timer("count", "order/audit", "COMPLETED", "1"), timer("sum", "order/audit", "COMPLETED", "0.0"),
					timer("max", "order/audit", "COMPLETED", "0.0"),
					// Waiting: three, the first for a minute
					"asyncrpc_server_calls_active{operation=\"order/audit\"} 0.0",
					"asyncrpc_server_calls_active{operation=\"order/place\"} 3.0",
					"asyncrpc_server_calls_oldest_age_seconds{operation=\"order/audit\"} 0.0",
					"asyncrpc_server_calls_oldest_age_seconds{operation=\"order/place\"} 60.0",
					"asyncrpc_server_calls_draining 1.0", "asyncrpc_server_calls_retained 4.0",
					"asyncrpc_server_calls_refused_total{code=\"TOO_BUSY\",operation=\"order/place\"} 2.0");
		assertThat(lines).filteredOn((line) -> line.startsWith("asyncrpc_server_notifications"))
			.containsExactlyInAnyOrder(
					"asyncrpc_server_notifications_total{operation=\"order/place\",outcome=\"FAILED\"} 1.0",
					"asyncrpc_server_notifications_total{operation=\"order/place\",outcome=\"RUN\"} 1.0");
		assertThat(lines).filteredOn((line) -> line.matches("asyncrpc_server_(dispatch|completion)_seconds_count.*"))
			.containsExactlyInAnyOrder(
					"asyncrpc_server_dispatch_seconds_count{error=\"none\",operation=\"order/audit\"} 1",
					"asyncrpc_server_dispatch_seconds_count{error=\"none\",operation=\"order/place\"} 7",
					completions("order/audit", "COMPLETED"), completions("order/place", "COMPLETED"),
					completions("order/place", "ABORTED"), completions("order/place", "CANCELLED"),
					completions("order/place", "DEADLINE_EXCEEDED"), completions("order/place", "ALREADY_ENDED"));
		assertThat(lines).contains(store("add", 8), store("end", 4), store("terminate", 1), store("delivered", 1),
				store("page", 0), store("counts", 0));
	}

	private void playScenario() throws InterruptedException {
		CountDownLatch notified = new CountDownLatch(2);
		accept();
		this.server.turnClock(2);
		this.server.orders().take().onEnd((info) -> notified.countDown()).complete(OrderManager.RECEIPT);
		accept();
		this.server.turnClock(3);
		this.server.orders().take().onEnd((info) -> {
			notified.countDown();
			throw new IllegalStateException("The listener fails");
		}).abort("OUT_OF_STOCK", null);
		String cancelled = accept();
		this.server.post("/rpc/calls/" + cancelled + "/cancel").json("{\"abortive\": true}").answer();
		assertThat(this.server.orders().take().complete()).isFalse();
		this.server.call("order/place", OrderManager.ORDER)
			.prefer("respond-async")
			.header("Call-Timeout", "10")
			.answer();
		this.server.turnClock(11);
		// By then its place is free, too
		await().until(() -> isCounted("DEADLINE_EXCEEDED"));
		PendingAnswer audit = this.server.call("order/audit", "{}").start();
		assertThat(audit.answer()).hasStatus(204);
		accept();
		accept();
		this.server.turnClock(Duration.ofMinutes(1));
		accept();
		assertThat(this.server.call("order/place", OrderManager.ORDER).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(this.server.call("order/place", OrderManager.ORDER).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(notified.await(10, TimeUnit.SECONDS)).isTrue();
		// The answer to the audit is delivered when its container says so
		await().until(() -> this.server.bean(CallStore.class).counts().retained() == 4);
		// What is counted after it was done
		await().until(() -> scrape().containsAll(List.of(store("delivered", 1),
				"asyncrpc_server_notifications_total{operation=\"order/place\",outcome=\"FAILED\"} 1.0",
				"asyncrpc_server_notifications_total{operation=\"order/place\",outcome=\"RUN\"} 1.0")));
	}

	private boolean isCounted(String outcome) {
		Timer completions = this.server.bean(MeterRegistry.class)
			.find("asyncrpc.server.completion")
			.tags("operation", "order/place", "outcome", outcome)
			.timer();
		return completions != null && completions.count() == 1;
	}

	private String accept() {
		return this.server.call("order/place", OrderManager.ORDER).prefer("respond-async").answer().callId();
	}

	private List<String> scrape() {
		return this.server.get("/actuator/prometheus").answer().text().lines().toList();
	}

	private static String timer(String figure, String operation, String outcome, String value) {
		return "asyncrpc_server_calls_seconds_%s{operation=\"%s\",outcome=\"%s\"} %s".formatted(figure, operation,
				outcome, value);
	}

	private static String completions(String operation, String outcome) {
		return "asyncrpc_server_completion_seconds_count{error=\"none\",operation=\"%s\",outcome=\"%s\"} 1"
			.formatted(operation, outcome);
	}

	private static String store(String method, int count) {
		return "asyncrpc_store_invocations_seconds_count{method=\"%s\"} %d".formatted(method, count);
	}

}
