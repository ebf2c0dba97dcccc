package org.asyncrpc.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.client.FaultyProxy.Fate;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * What is tried again, when, and for how long, by a clock that the tests turn.
 */
@ClientTest
class ClientRetryTests {

	private final RpcServer server;

	private final FaultyProxy proxy;

	private final ClientApplication application;

	private final OrderClient client;

	ClientRetryTests(RpcServer server) throws IOException {
		this.server = server;
		this.proxy = new FaultyProxy(server.port());
		this.application = ClientApplication.of(this.proxy.uri(), Clients.class,
				"asyncrpc.client.defaults.retry-delay=100ms", "asyncrpc.client.defaults.max-retry-delay=10s",
				"asyncrpc.client.defaults.retry-timeout=1m", "asyncrpc.client.defaults.read-timeout=30s");
		this.client = this.application.bean(OrderClient.class);
	}

	@BeforeEach
	void completeAtOnce() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
	}

	@AfterEach
	void close() {
		this.application.close();
		this.proxy.close();
	}

	@Test
	void aRefusalIsRepeatedAfterTheTimeThatTheServerAsksFor() throws Exception {
		this.proxy.next(Fate.answered("503 Busy", "Retry-After: 3\r\n", "{\"code\": \"TOO_BUSY\"}"));
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		await().until(() -> this.proxy.seen().size() == 1);
		turn(Duration.ofMillis(2900));
		letAnotherCallPass();
		assertThat(requestsForTheFirstCall()).isOne();
		turnUntil(() -> requestsForTheFirstCall() > 1);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isEqualTo(2);
	}

	@Test
	void aServerThatStopsIsAskedAgain() throws Exception {
		this.proxy.next(Fate.refused(503, "SERVER_STOPPING"), Fate.refused(503, "SERVER_STOPPING"));
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		turnUntil(() -> this.proxy.seen().size() >= 3);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void aServerThatStaysBusyEndsTheCallWithItsCode() {
		this.proxy.always((request) -> Fate.refused(503, "TOO_BUSY"));
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		turnUntilDone(call);
		AsyncCallAbortedException failure = catchThrowableOfType(AsyncCallAbortedException.class,
				() -> call.await(Patience.LONG));
		assertThat(failure.code()).isEqualTo("TOO_BUSY");
		assertThat(failure.isRepeatable()).isTrue();
		assertThat(this.proxy.seen()).hasSizeBetween(6, 20);
	}

	@Test
	void aGatewayThatStaysWithoutServerEndsTheCallAsATransportFailure() {
		this.proxy.always((request) -> Fate.answered("502 Bad Gateway", "", "<html>"));
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		turnUntilDone(call);
		AsyncCallTransportException failure = transportFailure(call);
		assertThat(failure.status()).isEqualTo(502);
		assertThat(failure.isRepeatable()).isFalse();
		assertThat(this.proxy.seen()).hasSizeGreaterThan(5);
	}

	@Test
	void anAnswerThatIsNotOfTheProtocolIsNotAskedForAgain() {
		this.proxy.next(Fate.answered("401 Unauthorized", "WWW-Authenticate: Basic\r\n", ""));
		AsyncCallTransportException failure = transportFailure(this.client.place(OrderClient.ORDER, true));
		assertThat(failure.status()).isEqualTo(401);
		assertThat(failure.callId()).isNull();
		this.proxy.next(Fate.answered("302 Found", "Location: /login\r\n", ""));
		assertThat(transportFailure(this.client.place(OrderClient.ORDER, true)).status()).isEqualTo(302);
		assertThat(this.proxy.seen()).hasSize(2);
	}

	@Test
	void aServerThatDoesNotAnswerIsAskedAgain() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		this.proxy.next((exchange) -> {
			waitFor(never);
			return new byte[0];
		});
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		await().until(() -> this.proxy.seen().size() == 1);
		// 25 seconds that the request may be held, and the read timeout
		turn(Duration.ofSeconds(54));
		letAnotherCallPass();
		assertThat(requestsForTheFirstCall()).isOne();
		turnUntil(() -> requestsForTheFirstCall() > 1);
		never.countDown();
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isEqualTo(2);
	}

	@Test
	void aCallThatTheServerMayHaveForgottenIsNotMadeAgain() {
		AtomicReference<String> callId = new AtomicReference<>();
		this.server.orders().onPlace((call) -> {
			callId.set(call.callId());
			call.complete(OrderManager.RECEIPT);
		});
		this.proxy.next(Fate.answered("412 No", "", "{\"code\": \"OTHER_STORE\"}"), Fate.ANSWER_LOST);
		this.proxy.always((request) -> Fate.LOST);
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		turnUntil(() -> this.proxy.seen().size() > 3);
		assertThat(this.server.turnClockUntilGone(callId.get())).isLessThan(Duration.ofMinutes(1));
		turn(Duration.ofSeconds(30));
		this.proxy.always((request) -> Fate.PASS);
		turnUntilDone(call);
		AsyncCallAbortedException failure = catchThrowableOfType(AsyncCallAbortedException.class,
				() -> call.await(Patience.LONG));
		assertThat(failure.code()).isEqualTo("KEY_EXPIRED");
		assertThat(failure.isRepeatable()).isFalse();
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void aServerThatIsNotThereIsWaitedForAndThenGivenUp() throws Exception {
		URI nobody;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
		}
		try (ClientApplication other = ClientApplication.of(nobody, Clients.class,
				"asyncrpc.client.defaults.read-timeout=1h")) {
			AsyncCall<Receipt> call = other.bean(OrderClient.class).place(OrderClient.ORDER, true);
			assertThat(call.future()).isNotDone();
			await().until(() -> {
				other.bean(MutableClock.class).turn(Duration.ofSeconds(1));
				return call.future().isDone();
			});
			AsyncCallTransportException failure = transportFailure(call);
			assertThat(failure.isRepeatable()).isTrue();
			assertThat(failure.status()).isNull();
			assertThat(failure).hasCauseInstanceOf(IOException.class);
		}
	}

	// What was sent before this call has arrived by the time it has its reply
	private void letAnotherCallPass() {
		assertThat(this.client.place(OrderClient.ORDER, false).future()).succeedsWithin(Patience.LONG);
	}

	// A repetition can be two requests at once: the first may ask for the name of the
	// store
	private long requestsForTheFirstCall() {
		String key = this.proxy.seen().get(0).header("Idempotency-Key");
		return this.proxy.seen().stream().filter((request) -> request.header("Idempotency-Key").equals(key)).count();
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static AsyncCallTransportException transportFailure(AsyncCall<?> call) {
		return catchThrowableOfType(AsyncCallTransportException.class, () -> call.await(Patience.LONG));
	}

	private void turn(Duration duration) {
		this.application.bean(MutableClock.class).turn(duration);
		this.application.sweep();
	}

	private void turnUntilDone(AsyncCall<?> call) {
		turnUntil(call.future()::isDone);
	}

	// Slowly enough that a thread that is late does not let requests look lost
	private void turnUntil(BooleanSupplier reached) {
		await().pollInterval(Duration.ofMillis(20)).until(() -> {
			turn(Duration.ofMillis(200));
			return reached.getAsBoolean();
		});
	}

	@Configuration(proxyBeanMethods = false)
	@Import(OrderClient.Clients.class)
	static class Clients {

		@Bean
		MutableClock clientClock() {
			return new MutableClock();
		}

	}

}
