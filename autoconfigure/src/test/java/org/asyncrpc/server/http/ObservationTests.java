package org.asyncrpc.server.http;

import java.util.Map;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest(properties = "asyncrpc.server.max-retained=1000")
class ObservationTests {

	private final RpcServer server;

	ObservationTests(RpcServer server) {
		this.server = server;
	}

	@BeforeEach
	void forgetWhatWasObserved() {
		this.server.bean(MeterRegistry.class).clear();
	}

	@Test
	void aReplySentInTheMethodIsObservedOnce() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		this.server.placeOrder().answer();
		assertObserved(Map.of("POST /rpc/order/place 200", 1L));
	}

	@Test
	void aReplySentLaterIsObservedOnceWhenItIsAnswered() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		assertThat(observed()).isEmpty();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		pending.answer();
		assertObserved(Map.of("POST /rpc/order/place 200", 1L));
	}

	@Test
	void everyStatusIsObserved() {
		RpcAnswer accepted = this.server.placeOrder().prefer("respond-async").answer();
		this.server.status(accepted.callId()).answer();
		this.server.orders().take().abort("OUT_OF_STOCK", null);
		this.server.reply(accepted.callId()).answer();
		this.server.call("order/audit", "{}").answer();
		this.server.call("order/place", "{}").answer();
		this.server.get("/rpc/order/place").answer();
		assertObserved(Map.of("POST /rpc/order/place 202", 1L, "GET /rpc/calls/{callId} 200", 1L,
				"GET /rpc/calls/{callId}/reply 422", 1L, "POST /rpc/order/audit 204", 1L, "POST /rpc/order/place 400",
				1L, "GET /rpc/order/place 405", 1L));
	}

	@Test
	void pathsThatMeanNothingHaveNoNamesOfTheirOwn() {
		this.server.call("order/unknown1", "{}").answer();
		this.server.call("order/unknown2", "{}").answer();
		await().untilAsserted(() -> assertThat(observed().values()).containsExactly(2L));
		assertThat(observed().keySet()).noneMatch((name) -> name.contains("unknown"));
	}

	private void assertObserved(Map<String, Long> expected) {
		await().untilAsserted(() -> assertThat(observed()).isEqualTo(expected));
	}

	private Map<String, Long> observed() {
		return this.server.bean(MeterRegistry.class)
			.find("http.server.requests")
			.timers()
			.stream()
			.collect(Collectors.toMap(ObservationTests::name, Timer::count));
	}

	private static String name(Timer timer) {
		return timer.getId().getTag("method") + " " + timer.getId().getTag("uri") + " "
				+ timer.getId().getTag("status");
	}

}
