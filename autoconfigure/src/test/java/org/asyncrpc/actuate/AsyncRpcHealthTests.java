package org.asyncrpc.actuate;

import java.time.Duration;

import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health and info contributors, over HTTP.
 */
@RpcServerTest(value = { OrderManager.class, StockManager.class },
		properties = { "management.endpoints.web.exposure.include=health,info",
				"management.endpoint.health.show-details=always", "management.health.asyncrpc.stuck-threshold=10m",
				"management.health.asyncrpc.operations.stock.count.stuck-threshold=1m" })
class AsyncRpcHealthTests {

	private static final String PATH = "/actuator/health/asyncRpc";

	private final RpcServer server;

	AsyncRpcHealthTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void isUpWhenNothingWaits() {
		assertThat(this.server.get(PATH).answer()).hasStatus(200).hasJson("""
				{"status": "UP", "details": {"outstanding": 0, "draining": 0, "retained": 0}}""");
	}

	@Test
	void isUpWithFiguresUntilAnOperationIsStuck() {
		accept("order/place", OrderManager.ORDER);
		this.server.turnClock(Duration.ofMinutes(9));
		accept("stock/count", "{\"item\": \"pen\"}");
		assertThat(this.server.get(PATH).answer()).hasStatus(200).hasJson("""
				{"status": "UP", "details":
					{"outstanding": 2, "draining": 0, "retained": 0, "oldestAge": "PT9M"}}""");
		this.server.turnClock(Duration.ofMinutes(1));
		assertThat(this.server.get(PATH).answer()).hasStatus(503).hasJson("""
				{"status": "DOWN", "details":
					{"outstanding": 2, "draining": 0, "retained": 0, "oldestAge": "PT10M",
					"stuck": {"order/place": "PT10M", "stock/count": "PT1M"}}}""");
	}

	@Test
	void hasItsOwnThresholdForAnOperation() {
		accept("stock/count", "{\"item\": \"pen\"}");
		this.server.turnClock(Duration.ofMinutes(1).minusMillis(1));
		assertThat(this.server.get(PATH).answer()).hasMember("status", "UP");
		this.server.turnClock(Duration.ofMillis(1));
		assertThat(this.server.get(PATH).answer()).hasMember("status", "DOWN");
		this.server.turnClock(Duration.ofDays(1));
	}

	@Test
	void isOutOfServiceWhileTheServerStops() {
		try (RpcServer stopping = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.properties("management.endpoint.health.show-components=always")
			.start()) {
			assertThat(stopping.get("/actuator/health").answer()).hasStatus(200);
			stopping.bean(AsyncRpcServer.class).refuse();
			assertThat(stopping.get(PATH).answer()).hasStatus(503).hasMember("status", "OUT_OF_SERVICE");
			assertThat(stopping.get("/actuator/health").answer()).hasStatus(503);
			assertThat(stopping.get("/actuator/health/liveness").answer()).hasStatus(200);
		}
	}

	@Test
	void isNeverStuckByDefault() {
		try (RpcServer patient = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.properties("management.endpoint.health.show-components=always")
			.start()) {
			patient.call("order/place", OrderManager.ORDER).prefer("respond-async").answer();
			patient.turnClock(Duration.ofMinutes(59));
			assertThat(patient.get(PATH).answer()).hasMember("status", "UP");
		}
	}

	@Test
	void saysHowMuchCanBeCalled() {
		assertThat(this.server.get("/actuator/info").answer()).hasJson("""
				{"asyncRpc": {"managers": 2, "operations": 3}}""");
	}

	private void accept(String operation, String arguments) {
		this.server.call(operation, arguments).prefer("respond-async").answer();
	}

}
