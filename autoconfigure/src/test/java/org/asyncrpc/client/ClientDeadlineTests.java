package org.asyncrpc.client;

import java.time.Duration;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.AsyncRpcOperation;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Order;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Until when a call may stay outstanding: the client says so, enforces it, and a manager
 * that calls further passes on what is left.
 */
@ClientTest
class ClientDeadlineTests {

	private static final String TIMEOUT = "asyncrpc.client.order.timeout=90s";

	private final RpcServer server;

	ClientDeadlineTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void isTheServersIfTheClientDoesNotSay() {
		try (ClientApplication application = application()) {
			application.bean(Timed.class).place(OrderClient.ORDER, true);
			assertThat(this.server.orders().take().remaining()).isEqualTo(Duration.ofHours(1));
		}
	}

	@Test
	void isSentToTheServer() {
		try (ClientApplication application = application(TIMEOUT)) {
			application.bean(Timed.class).place(OrderClient.ORDER, true);
			assertThat(this.server.orders().take().remaining()).isEqualTo(Duration.ofSeconds(90));
		}
	}

	@Test
	void isWhatTheMethodSaysBeforeTheProperty() {
		try (ClientApplication application = application(TIMEOUT)) {
			application.bean(Urgent.class).place(OrderClient.ORDER, true);
			assertThat(this.server.orders().take().remaining()).isEqualTo(Duration.ofMillis(1500));
		}
	}

	@Test
	void isEnforcedByTheClientEvenIfTheServerIsLate() {
		try (ClientApplication application = application(TIMEOUT)) {
			AsyncCall<Receipt> call = application.bean(Timed.class).place(OrderClient.ORDER, true);
			AsyncCallHandle<Receipt> handle = this.server.orders().take();
			application.bean(MutableClock.class).turn(Duration.ofSeconds(91));
			AsyncCallAbortedException failure = aborted(call);
			assertThat(failure.code()).isEqualTo("DEADLINE_EXCEEDED");
			assertThat(failure.isRepeatable()).isFalse();
			assertThat(call.status()).isEqualTo(AsyncCallState.ABORTED);
			assertThat(handle.isOutstanding()).isTrue();
		}
	}

	@Test
	void isEnforcedByTheServer() {
		try (ClientApplication application = ClientApplication.of(this.server, Clients.class, TIMEOUT)) {
			AsyncCall<Receipt> call = application.bean(Timed.class).place(OrderClient.ORDER, true);
			AsyncCallHandle<Receipt> handle = this.server.orders().take();
			this.server.turnClockPast(90);
			AsyncCallAbortedException failure = aborted(call);
			assertThat(failure.code()).isEqualTo("DEADLINE_EXCEEDED");
			assertThat(failure.callId()).isEqualTo(handle.callId());
			assertThat(handle.isCancelRequested()).isTrue();
		}
	}

	@Test
	void whatIsLeftIsPassedOnByAManagerThatCallsFurther() {
		try (RpcServer relay = relay()) {
			relay.bean(RelayManager.class).delay = Duration.ofSeconds(20);
			PendingAnswer answer = relay.call("relay/place", "{}").header("Call-Timeout", "60").start();
			AsyncCallHandle<Receipt> further = this.server.orders().take();
			assertThat(further.remaining()).isEqualTo(Duration.ofSeconds(40));
			further.complete(OrderManager.RECEIPT);
			assertThat(answer.answer()).isReply(OrderManager.RECEIPT_JSON);
		}
	}

	@Test
	void whatIsCancelledIsCancelledFurther() {
		try (RpcServer relay = relay()) {
			String callId = relay.call("relay/place", "{}").prefer("respond-async").answer().callId();
			AsyncCallHandle<Receipt> further = this.server.orders().take();
			relay.cancel(callId).answer();
			await().until(further::isCancelRequested);
		}
	}

	@Test
	void aCallWhoseTimeIsUpIsNotMade() {
		try (RpcServer relay = relay()) {
			relay.bean(RelayManager.class).delay = Duration.ofSeconds(61);
			assertThat(relay.call("relay/place", "{}").header("Call-Timeout", "60").answer()).isProblem(504,
					"DEADLINE_EXCEEDED");
			assertThat(this.server.orders().dispatched()).isZero();
		}
	}

	private RpcServer relay() {
		return RpcServer.on(Container.TOMCAT)
			.with(RelayManager.class, Clients.class)
			.properties("asyncrpc.client.order.url=" + this.server.uri(""))
			.start();
	}

	private ClientApplication application(String... properties) {
		return ClientApplication.of(this.server, ClientsWithClock.class, properties);
	}

	private static AsyncCallAbortedException aborted(AsyncCall<?> call) {
		return catchThrowableOfType(AsyncCallAbortedException.class, () -> call.await(Patience.LONG));
	}

	@AsyncRpcClient("order")
	interface Timed {

		AsyncCall<Receipt> place(Order order, boolean express);

	}

	@AsyncRpcClient("order")
	interface Urgent {

		@AsyncRpcOperation(timeout = "1500ms")
		AsyncCall<Receipt> place(Order order, boolean express);

	}

	@ImportAsyncRpcClients({ Timed.class, Urgent.class })
	static class Clients {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAsyncRpcClients({ Timed.class, Urgent.class })
	static class ClientsWithClock {

		@Bean
		MutableClock clientClock() {
			return new MutableClock();
		}

	}

	/**
	 * Needs some time, and then somebody else.
	 */
	@AsyncRpcManager("relay")
	static class RelayManager {

		private final Timed orders;

		private final MutableClock clock;

		private volatile Duration delay = Duration.ZERO;

		RelayManager(Timed orders, MutableClock clock) {
			this.orders = orders;
			this.clock = clock;
		}

		void place(AsyncCallHandle<Receipt> call) {
			this.clock.turn(this.delay);
			if (!call.info().deadline().isAfter(this.clock.instant())) {
				// The server and this manager would both end the call otherwise
				await().until(() -> !call.isOutstanding());
			}
			call.completeFrom(this.orders.place(OrderClient.ORDER, true).future());
		}

	}

}
