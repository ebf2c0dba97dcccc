package org.asyncrpc.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.observation.transport.RequestReplySenderContext;
import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * What meters and traces show of clients.
 */
@ClientTest
class ClientObservabilityTests {

	private final RpcServer server;

	private final ClientApplication application;

	private final OrderClient client;

	private final MeterRegistry meters;

	private final TestObservationRegistry observations;

	ClientObservabilityTests(RpcServer server) {
		this.server = server;
		this.application = ClientApplication.of(server, Observed.class);
		this.client = this.application.bean(OrderClient.class);
		this.meters = this.application.bean(MeterRegistry.class);
		this.observations = (TestObservationRegistry) this.application.bean(ObservationRegistry.class);
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void callsAreCountedAndTimedWhenTheyEnd() throws Exception {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		assertThat(this.meters.find("asyncrpc.client.calls").timer()).isNull();
		this.application.bean(MutableClock.class).turn(Duration.ofSeconds(3));
		handle.complete(OrderManager.RECEIPT);
		call.await(Patience.LONG);
		var timer = this.meters.get("asyncrpc.client.calls")
			.tags("client", "order", "operation", "order/place", "outcome", "COMPLETED")
			.timer();
		assertThat(timer.count()).isOne();
		assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
	}

	@Test
	void endsWithoutReplyAreToldApart() {
		this.server.orders().onPlace((call) -> call.abort("OUT_OF_STOCK", null));
		catchThrowable(() -> this.client.place(OrderClient.ORDER, true).await(Patience.LONG));
		catchThrowable(() -> this.application.bean(CatalogClient.class).undefined().await(Patience.LONG));
		catchThrowable(() -> this.application.bean(CatalogClient.Mistaken.class).all().await(Patience.LONG));
		assertThat(count("order", "ABORTED")).isOne();
		assertThat(count("catalog", "UNKNOWN_OPERATION")).isOne();
		assertThat(count("catalog", "TRANSPORT_FAILED")).isOne();
	}

	private long count(String client, String outcome) {
		return this.meters.get("asyncrpc.client.calls").tags("client", client, "outcome", outcome).timer().count();
	}

	@Test
	void gaugesShowWhatIsOutstandingAndForHowLong() throws Exception {
		assertThat(active()).isZero();
		assertThat(oldestAge()).isZero();
		AsyncCall<Receipt> first = this.client.place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		this.application.bean(MutableClock.class).turn(Duration.ofSeconds(7));
		this.client.place(OrderClient.ORDER, true);
		assertThat(active()).isEqualTo(2);
		assertThat(oldestAge()).isEqualTo(7);
		handle.complete(OrderManager.RECEIPT);
		first.await(Patience.LONG);
		assertThat(active()).isOne();
		assertThat(oldestAge()).isZero();
	}

	private double active() {
		return this.meters.get("asyncrpc.client.calls.active").tag("client", "order").gauge().value();
	}

	private double oldestAge() {
		return this.meters.get("asyncrpc.client.calls.oldest.age").tag("client", "order").gauge().value();
	}

	@Test
	void requestsAreObservedAsThoseOfOtherHttpClients() throws Exception {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		call.inquire().get(20, TimeUnit.SECONDS);
		this.server.orders().take().complete(OrderManager.RECEIPT);
		call.await(Patience.LONG);
		TestObservationRegistryAssert.assertThat(this.observations)
			.hasAnObservation((observation) -> observation.hasNameEqualTo("http.client.requests")
				.hasLowCardinalityKeyValue("method", "POST")
				.hasLowCardinalityKeyValue("uri", "/rpc/order/place")
				.hasLowCardinalityKeyValue("status", "200"))
			.hasAnObservation((observation) -> observation.hasNameEqualTo("http.client.requests")
				.hasLowCardinalityKeyValue("uri", "/rpc/calls/{id}")
				.hasLowCardinalityKeyValue("status", "200"));
	}

	@Test
	void theEndOfACallBelongsToTheCodeThatMadeIt() throws Exception {
		Observation around = Observation.start("order.button", this.observations);
		AsyncCall<Receipt> call;
		try (Observation.Scope scope = around.openScope()) {
			call = this.client.place(OrderClient.ORDER, true);
		}
		this.server.orders().take().complete(OrderManager.RECEIPT);
		call.await(Patience.LONG);
		around.stop();
		await().untilAsserted(() -> TestObservationRegistryAssert.assertThat(this.observations)
			.hasAnObservation((observation) -> observation.hasNameEqualTo("asyncrpc.client.completion")
				.hasContextualNameEqualTo("order/place outcome")
				.hasLowCardinalityKeyValue("client", "order")
				.hasLowCardinalityKeyValue("operation", "order/place")
				.hasLowCardinalityKeyValue("outcome", "COMPLETED")
				.hasHighCardinalityKeyValue("call.id", call.callId().substring(0, 8))
				.hasParentObservationEqualTo(around)));
	}

	@Test
	void theTraceGoesAlong() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(new Receipt(call.info().traceId(), 1)));
		assertThat(this.client.place(OrderClient.ORDER, true).await(Patience.LONG).number())
			.isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ClientRetryTests.Clients.class)
	static class Observed {

		@Bean
		SimpleMeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

		@Bean
		TestObservationRegistry observations() {
			TestObservationRegistry registry = TestObservationRegistry.create();
			registry.observationConfig().observationHandler(new TraceSender());
			return registry;
		}

	}

	/**
	 * Does what a tracer does to a request that is sent.
	 */
	private static final class TraceSender implements ObservationHandler<RequestReplySenderContext<Object, Object>> {

		@Override
		public void onStart(RequestReplySenderContext<Object, Object> context) {
			context.getSetter()
				.set(context.getCarrier(), "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof RequestReplySenderContext;
		}

	}

}
