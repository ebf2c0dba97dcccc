package org.asyncrpc.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.testing.CuttingProxy;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Calls that share requests and a stream.
 */
@RpcServerTest(LedgerManager.class)
class BindingCallTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	private final BoundClient bound;

	private final CuttingProxy proxy;

	private final LedgerClient client;

	BindingCallTests(RpcServer server) throws IOException {
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
	void aLoneCallIsSentAtOnceAndAnsweredOnTheStream() {
		assertThat(this.client.enter(0)).succeedsWithin(Patience.LONG).isEqualTo(0);
		int before = batches(this.bound).size();
		assertThat(this.client.enter(1)).succeedsWithin(Patience.LONG).isEqualTo(1);
		assertThat(batches(this.bound)).hasSizeGreaterThan(before)
			.element(before)
			.satisfies((request) -> assertThat(request.body()).contains("\"operation\":\"ledger/enter\""));
		assertThat(this.proxy.requests("GET ")).singleElement()
			.satisfies((request) -> assertThat(request.line()).contains("/replies?batch=true"));
	}

	@Test
	void whatIsCalledMeanwhileTravelsInTheNextRequestInTheOrderOfTheCalls() throws IOException {
		// A server that is slow gets smaller requests, and by this clock it never is
		try (BoundClient own = BoundClient.of(this.server, ClientRetryTests.Clients.class)) {
			LedgerClient client = own.ledger();
			assertThat(client.nothing()).succeedsWithin(Patience.LONG);
			int before = batches(own).size();
			CountDownLatch latch = new CountDownLatch(1);
			this.ledger.reset((number) -> latch.await());
			CompletableFuture<Integer> first = client.enter(0);
			await().until(() -> batches(own).size() == before + 1);
			List<CompletableFuture<Integer>> meanwhile = IntStream.rangeClosed(1, 50).mapToObj(client::enter).toList();
			latch.countDown();
			CompletableFuture<Void> all = CompletableFuture
				.allOf(Stream.concat(Stream.of(first), meanwhile.stream()).toArray(CompletableFuture[]::new));
			assertThat(all).succeedsWithin(Patience.LONG);
			assertThat(this.ledger.entries()).containsExactlyElementsOf(IntStream.rangeClosed(0, 50).boxed().toList());
			assertThat(batches(own)).hasSize(before + 2);
		}
	}

	// But for those that are only there to acknowledge, which come when it is time
	private static List<CuttingProxy.Request> batches(BoundClient by) {
		return by.proxy()
			.requests(BoundClient.BATCH)
			.stream()
			.filter((request) -> !request.body().equals("[]"))
			.toList();
	}

	@Test
	void manyCallsKeepTheirOrderAndGetTheirOwnReplies() {
		List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
		List<CompletableFuture<Integer>> calls = numbers.stream().map(this.client::enter).toList();
		assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))).succeedsWithin(Patience.LONG);
		assertThat(calls.stream().map(CompletableFuture::join)).isEqualTo(numbers);
		assertThat(this.ledger.entries()).isEqualTo(numbers);
		assertThat(this.proxy.requests(BoundClient.BATCH)).hasSizeLessThan(1_000);
	}

	@Test
	void outcomesOfAllKindsArrive() throws Exception {
		AsyncCall<Integer> kept = this.client.keep(7);
		assertThat(this.client.nothing()).succeedsWithin(Patience.LONG).isNull();
		assertThat(this.client.text(300_000)).succeedsWithin(Patience.LONG).isEqualTo("x".repeat(300_000));
		assertThatExceptionOfType(AsyncCallAbortedException.class)
			.isThrownBy(() -> this.client.refuse("No").await(Patience.LONG))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("REFUSED");
				assertThat(ex.detail()).isEqualTo("No");
				assertThat(ex.callId()).isNotNull();
				assertThat(ex.isRepeatable()).isFalse();
			});
		var handle = this.ledger.take();
		assertThat(kept.callId()).isEqualTo(handle.callId());
		assertThat(kept.inquire()).succeedsWithin(Patience.LONG)
			.satisfies((status) -> assertThat(status.operation()).isEqualTo("ledger/keep"));
		handle.complete(8);
		assertThat(kept.await(Patience.LONG)).isEqualTo(8);
	}

	@Test
	void anElementThatIsRefusedHarmsNoOther() {
		CompletableFuture<Integer> before = this.client.enter(1);
		AsyncCall<Void> unknown = this.client.forget();
		CompletableFuture<Integer> after = this.client.enter(2);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> unknown.await(Patience.LONG))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("UNKNOWN_OPERATION");
				assertThat(ex.callId()).isNull();
				assertThat(ex.isRepeatable()).isTrue();
			});
		assertThat(before).succeedsWithin(Patience.LONG).isEqualTo(1);
		assertThat(after).succeedsWithin(Patience.LONG).isEqualTo(2);
	}

	@Test
	void outcomesAreAcknowledgedSoThatTheServerDropsThem() {
		assertThat(this.client.enter(1)).succeedsWithin(Patience.LONG);
		await().atMost(Patience.LONG).until(() -> this.server.callCount() == 0);
		assertThat(this.proxy.requests(BoundClient.BATCH)).last().satisfies((request) -> {
			assertThat(request.body()).isEqualTo("[]");
			assertThat(request.head()).contains("last-event-id: 1");
		});
	}

	@Test
	void whoeverDoesNotComeBackFromACallbackHoldsNoOtherUp() {
		CountDownLatch latch = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		this.ledger.reset((number) -> gate.await());
		this.client.enter(0).thenRun(() -> join(latch));
		gate.countDown();
		try {
			assertThat(this.client.enter(1)).succeedsWithin(Patience.LONG);
			List<CompletableFuture<String>> large = IntStream.range(0, 20)
				.mapToObj((number) -> this.client.text(1_000_000))
				.toList();
			assertThat(large).allSatisfy((call) -> assertThat(call).succeedsWithin(Patience.LONG));
		}
		finally {
			latch.countDown();
		}
	}

	private static void join(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void aCallThatWasNotSentYetIsCancelledHere() {
		assertThat(this.client.nothing()).succeedsWithin(Patience.LONG);
		int before = batches(this.bound).size();
		CountDownLatch latch = new CountDownLatch(1);
		this.ledger.reset((number) -> latch.await());
		CompletableFuture<Integer> first = this.client.enter(0);
		await().until(() -> batches(this.bound).size() == before + 1);
		AsyncCall<Integer> second = this.client.keep(1);
		second.cancelAbortively();
		AsyncCall<Integer> third = this.client.keep(2);
		third.cancel();
		latch.countDown();
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> third.await(Patience.LONG))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("CALL_CANCELLED");
				assertThat(ex.isRepeatable()).isTrue();
			});
		assertThat(first).succeedsWithin(Patience.LONG);
		assertThat(this.client.enter(3)).succeedsWithin(Patience.LONG);
		assertThat(this.ledger.entries()).containsExactly(0, 3);
	}

	@Test
	void aCallThatTheServerHasIsCancelledThere() throws Exception {
		AsyncCall<Integer> asked = this.client.keep(1);
		AsyncCall<Integer> ended = this.client.keep(2);
		AsyncCallHandle<Integer> first = this.ledger.take();
		AsyncCallHandle<Integer> second = this.ledger.take();
		asked.cancel();
		ended.cancelAbortively();
		await().until(first::isCancelRequested);
		await().until(() -> !second.isOutstanding());
		first.abort("STOPPED", null);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> asked.await(Patience.LONG))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("STOPPED"));
		assertThat(ended.status()).isEqualTo(AsyncCallState.CANCELLED);
	}

	@Test
	void theDeadlineEndsACallHereAndTheServerKnowsIt() throws IOException {
		try (BoundClient own = BoundClient.of(this.server, ClientRetryTests.Clients.class)) {
			AsyncCall<Integer> call = own.application().bean(LedgerClient.Brief.class).keep(1);
			AsyncCallHandle<Integer> handle = this.ledger.take();
			own.application().bean(MutableClock.class).turn(Duration.ofSeconds(2));
			assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(Patience.LONG))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("DEADLINE_EXCEEDED"));
			this.server.turnClockPast(2);
			await().until(() -> !handle.isOutstanding());
			assertThat(own.proxy().requests(BoundClient.BATCH).get(0).body()).containsPattern("\"timeout\":2\\D");
		}
	}

	@Test
	void theStreamIsClosedWithTheClient() throws IOException {
		assertThat(this.client.enter(1)).succeedsWithin(Patience.LONG);
		AsyncCall<Integer> outstanding = this.client.keep(2);
		this.ledger.take();
		assertThat(this.proxy.open(BoundClient.STREAM)).isOne();
		this.bound.application().close();
		assertThatExceptionOfType(AsyncCallTransportException.class).isThrownBy(() -> outstanding.await(Patience.LONG));
		await().until(() -> this.proxy.open(BoundClient.STREAM) == 0);
	}

	@Test
	void aLoneCallThatItsCallerWaitsForNeedsOneRequest() {
		assertThat(this.client.number(1)).isEqualTo(1);
		int before = this.proxy.requests("").size();
		assertThat(this.client.number(2)).isEqualTo(2);
		assertThat(this.proxy.requests("")).hasSize(before + 1)
			.allSatisfy((request) -> assertThat(request.line()).startsWith("POST /rpc/ledger/number "));
	}

	@Test
	void aCallThatItsCallerWaitsForOvertakesNone() {
		CountDownLatch latch = new CountDownLatch(1);
		this.ledger.reset((number) -> latch.await());
		CompletableFuture<Integer> first = this.client.enter(1);
		CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> this.client.number(2));
		latch.countDown();
		assertThat(first).succeedsWithin(Patience.LONG);
		assertThat(waiting).succeedsWithin(Patience.LONG);
		assertThat(this.ledger.entries()).startsWith(1);
	}

}
