package org.asyncrpc.client;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.CuttingProxy;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of calls on a binding when connections, bindings or servers are lost.
 */
@RpcServerTest(value = LedgerManager.class, on = Container.TOMCAT)
class BindingRecoveryTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	private final BoundClient bound;

	private final CuttingProxy proxy;

	private final LedgerClient client;

	BindingRecoveryTests(RpcServer server) throws IOException {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.ledger.reset((number) -> {
		});
		this.bound = BoundClient.of(server);
		this.proxy = this.bound.proxy();
		this.client = this.bound.ledger();
	}

	@AfterEach
	void close() throws IOException {
		this.bound.close();
	}

	@Test
	void aLostStreamLosesNoOutcome() {
		List<AsyncCall<Integer>> calls = IntStream.range(0, 20).mapToObj(this.client::keep).toList();
		calls.forEach((call) -> {
			var handle = this.ledger.take();
			await().untilAsserted(() -> assertThat(this.proxy.cut(BoundClient.STREAM)).isOne());
			handle.complete(1);
		});
		assertThat(calls).allSatisfy((call) -> assertThat(call.future()).succeedsWithin(Patience.LONG).isEqualTo(1));
		assertThat(this.ledger.entries()).hasSize(20);
	}

	@Test
	void aRequestWhoseAnswerIsLostIsRepeatedWithoutASecondDispatch() {
		this.proxy.loseAnswers(2);
		List<AsyncCall<Integer>> calls = IntStream.range(0, 30).mapToObj(this.client::keep).toList();
		assertThat(calls).allSatisfy((call) -> assertThat(call.accepted()).succeedsWithin(Patience.LONG));
		assertThat(this.proxy.requests(BoundClient.BATCH)).hasSizeGreaterThan(2);
		assertThat(this.ledger.entries()).isEqualTo(IntStream.range(0, 30).boxed().toList());
		for (AsyncCall<Integer> call : calls) {
			this.ledger.take().complete(5);
			assertThat(call.future()).succeedsWithin(Patience.LONG).isEqualTo(5);
		}
	}

	@Test
	void aCallThatIsCancelledWhileItsAnswerIsLostIsFoundAndCancelledAtTheServer() {
		this.proxy.loseAnswers(1);
		AsyncCall<Integer> call = this.client.keep(1);
		AsyncCallHandle<Integer> handle = this.ledger.take();
		call.cancelAbortively();
		await().until(() -> !handle.isOutstanding());
		assertThat(this.ledger.entries()).containsExactly(1);
	}

	@Test
	void aCallThatIsCancelledWhileItsRequestIsRepeatedIsFoundAndCancelledAtTheServer() throws IOException {
		try (BoundClient observed = BoundClient.of(this.server, Observed.class)) {
			LedgerClient client = observed.ledger();
			assertThat(client.enter(0)).succeedsWithin(Patience.LONG);
			observed.proxy().loseAnswers(1);
			AsyncCall<Integer> call = client.keep(1);
			AsyncCallHandle<Integer> handle = this.ledger.take();
			// Between the end of the call and its cancellation, the next request is sent
			observed.application().bean(EndObserver.class).atNextEnd(() -> {
				client.keep(2);
				await().until(() -> {
					observed.application().bean(MutableClock.class).turn(Duration.ofMillis(10));
					return this.ledger.entries().contains(2);
				});
			});
			call.cancelAbortively();
			await().until(() -> !handle.isOutstanding());
			assertThat(this.ledger.entries()).containsExactly(0, 1, 2);
		}
	}

	@Test
	void callsOutliveTheirBinding() {
		AsyncCall<Integer> call = this.bound.application().bean(LedgerClient.Patient.class).keep(1);
		AsyncCallHandle<Integer> handle = this.ledger.take();
		assertThat(call.accepted()).succeedsWithin(Patience.LONG);
		this.proxy.answer(BoundClient.STREAM, "");
		this.proxy.cut(BoundClient.STREAM);
		await().until(() -> {
			this.server.turnClock(Duration.ofMinutes(1));
			return this.server.bean(Bindings.class).count() == 0;
		});
		this.proxy.pass();
		handle.complete(5);
		assertThat(call.future()).succeedsWithin(Patience.LONG).isEqualTo(5);
		assertThat(this.client.enter(2)).succeedsWithin(Patience.LONG).isEqualTo(2);
	}

	@Test
	void theOrderOutlivesTheBinding() {
		assertThat(this.client.enter(0)).succeedsWithin(Patience.LONG);
		this.proxy.answer(BoundClient.STREAM, "");
		this.proxy.answer(BoundClient.BATCH, "");
		this.proxy.cutAll();
		List<CompletableFuture<Integer>> calls = IntStream.rangeClosed(1, 20).mapToObj(this.client::enter).toList();
		await().until(() -> {
			this.server.turnClock(Duration.ofMinutes(1));
			return this.server.bean(Bindings.class).count() == 0;
		});
		this.proxy.pass();
		assertThat(calls).allSatisfy((call) -> assertThat(call).succeedsWithin(Patience.LONG));
		assertThat(this.ledger.entries()).isEqualTo(IntStream.rangeClosed(0, 20).boxed().toList());
	}

	@Test
	void callsThatAServerTookWithItEndAndNewOnesGoToTheNext() {
		assertThat(this.client.enter(0)).succeedsWithin(Patience.LONG);
		AsyncCall<Integer> lost = this.client.keep(1);
		assertThat(lost.accepted()).succeedsWithin(Patience.LONG);
		try (RpcServer next = RpcServer.on(Container.TOMCAT).with(LedgerManager.class).start()) {
			this.proxy.redirect(next.port());
			this.proxy.cutAll();
			assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> lost.await(Patience.LONG))
				.satisfies((ex) -> {
					assertThat(ex.code()).isIn("UNKNOWN_CALL", "SERVER_LOST");
					assertThat(ex.isRepeatable()).isFalse();
				});
			assertThat(this.client.enter(2)).succeedsWithin(Patience.LONG).isEqualTo(2);
			assertThat(next.bean(LedgerManager.class).entries()).containsExactly(2);
		}
	}

	@Test
	void aCallThatAServerMayHaveTakenWithItIsNotMadeAgain() throws IOException {
		assertThat(this.client.enter(0)).succeedsWithin(Patience.LONG);
		CountDownLatch latch = new CountDownLatch(1);
		this.ledger.reset((number) -> latch.await());
		CompletableFuture<Integer> lost = this.client.enter(1);
		await().until(() -> requestsWith("\"number\":1}") == 1);
		try (RpcServer next = RpcServer.on(Container.TOMCAT).with(LedgerManager.class).start()) {
			CompletableFuture<Integer> waiting = this.client.enter(2);
			this.proxy.redirect(next.port());
			this.proxy.cutAll();
			assertThat(lost).failsWithin(Patience.LONG)
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.asInstanceOf(InstanceOfAssertFactories.type(AsyncCallAbortedException.class))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SERVER_LOST"));
			assertThat(waiting).succeedsWithin(Patience.LONG).isEqualTo(2);
			assertThat(next.bean(LedgerManager.class).entries()).containsExactly(2);
		}
		finally {
			latch.countDown();
		}
	}

	@Test
	void aCallThatMayBeLostWithTheStoreIsNotMadeAgainWithoutBindingsEither() throws Exception {
		assertThat(this.client.enter(0)).succeedsWithin(Patience.LONG);
		this.proxy.loseAnswers(Integer.MAX_VALUE);
		AsyncCall<Integer> lost = this.client.keep(1);
		AsyncCallHandle<Integer> handle = this.ledger.take();
		try (RpcServer next = RpcServer.on(Container.TOMCAT).with(LedgerManager.class).start()) {
			this.proxy.answer(BoundClient.BATCH, "");
			this.proxy.redirect(next.port());
			this.proxy.cutAll();
			this.proxy.loseAnswers(0);
			this.proxy.answer(BoundClient.BATCH,
					"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
			assertThat(lost.future()).failsWithin(Patience.LONG)
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.asInstanceOf(InstanceOfAssertFactories.type(AsyncCallAbortedException.class))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SERVER_LOST"));
			assertThat(next.bean(LedgerManager.class).entries()).isEmpty();
			assertThat(handle.isOutstanding()).isTrue();
		}
	}

	private long requestsWith(String argument) {
		return this.proxy.requests(BoundClient.BATCH)
			.stream()
			.filter((request) -> request.body().contains(argument))
			.count();
	}

	@Test
	void whereBindingsAreNotLetThroughCallsAreMadeOneByOne() {
		this.proxy.answer(BoundClient.BATCH,
				"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		assertThat(this.client.enter(1)).succeedsWithin(Patience.LONG).isEqualTo(1);
		assertThat(this.client.enter(2)).succeedsWithin(Patience.LONG).isEqualTo(2);
		assertThat(this.proxy.requests(BoundClient.BATCH)).hasSize(1);
		assertThat(this.proxy.requests("POST /rpc/ledger/enter ")).hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void whereTheStreamIsNotLetThroughOutcomesAreFetchedOneByOne() {
		this.proxy.answer(BoundClient.STREAM,
				"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		AsyncCall<Integer> call = this.client.keep(1);
		this.ledger.take().complete(5);
		assertThat(call.future()).succeedsWithin(Patience.LONG).isEqualTo(5);
		assertThat(this.ledger.entries()).containsExactly(1);
	}

	@Test
	void aServerThatCannotBeReachedFailsCallsInTheEnd() throws IOException {
		try (BoundClient impatient = BoundClient.of(this.server, "asyncrpc.client.order.retry-timeout=300ms")) {
			AsyncCall<Integer> accepted = impatient.ledger().keep(1);
			assertThat(accepted.accepted()).succeedsWithin(Patience.LONG);
			await().until(() -> impatient.proxy().open(BoundClient.STREAM) == 1);
			impatient.proxy().close();
			AsyncCall<Integer> never = impatient.ledger().keep(2);
			assertThatExceptionOfType(AsyncCallTransportException.class).isThrownBy(() -> never.await(Patience.LONG))
				.satisfies((ex) -> assertThat(ex.callId()).isNull());
			assertThatExceptionOfType(AsyncCallTransportException.class).isThrownBy(() -> accepted.await(Patience.LONG))
				.satisfies((ex) -> assertThat(ex.isRepeatable()).isFalse());
		}
		assertThat(this.ledger.entries()).containsExactly(1);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ ClientRetryTests.Clients.class, EndObserver.class })
	static class Observed {

	}

	/**
	 * Does something while a client ends a call.
	 */
	static class EndObserver implements ClientObserver {

		private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {
		});

		void atNextEnd(Runnable action) {
			this.next.set(action);
		}

		@Override
		public Exchange sending(SentRequest request, HttpRequest.Builder builder) {
			return Exchange.NONE;
		}

		@Override
		public void ended(String client, String operation, String outcome, @Nullable String callId,
				@Nullable Throwable failure) {
			this.next.getAndSet(() -> {
			}).run();
		}

	}

}
