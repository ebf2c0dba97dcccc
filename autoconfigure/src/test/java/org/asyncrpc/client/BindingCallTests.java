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
import org.asyncrpc.testing.CuttingProxy;
import org.asyncrpc.testing.LedgerManager;
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

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String BATCH = "POST /rpc/calls ";

	private final RpcServer server;

	private final LedgerManager ledger;

	private final CuttingProxy proxy;

	private final ClientApplication application;

	private final LedgerClient client;

	BindingCallTests(RpcServer server) throws IOException {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.ledger.reset((number) -> {
		});
		this.proxy = new CuttingProxy(server.port());
		this.application = ClientApplication.of(this.proxy.uri(), OrderClient.Clients.class,
				"asyncrpc.client.order.bindings=true");
		this.client = this.application.bean(LedgerClient.class);
	}

	@AfterEach
	void close() throws IOException {
		this.application.close();
		this.proxy.close();
	}

	@Test
	void aLoneCallIsSentAtOnceAndAnsweredOnTheStream() {
		assertThat(this.client.enter(1)).succeedsWithin(PATIENCE).isEqualTo(1);
		assertThat(this.proxy.requests(BATCH)).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("\"operation\":\"ledger/enter\""));
		assertThat(this.proxy.requests("GET ")).singleElement()
			.satisfies((request) -> assertThat(request.line()).contains("/replies?batch=true"));
	}

	@Test
	void whatIsCalledMeanwhileTravelsInTheNextRequestInTheOrderOfTheCalls() {
		CountDownLatch latch = new CountDownLatch(1);
		this.ledger.reset((number) -> latch.await());
		CompletableFuture<Integer> first = this.client.enter(0);
		await().until(() -> this.proxy.requests(BATCH).size() == 1);
		List<CompletableFuture<Integer>> meanwhile = IntStream.rangeClosed(1, 50).mapToObj(this.client::enter).toList();
		latch.countDown();
		CompletableFuture<Void> all = CompletableFuture
			.allOf(Stream.concat(Stream.of(first), meanwhile.stream()).toArray(CompletableFuture[]::new));
		assertThat(all).succeedsWithin(PATIENCE);
		assertThat(this.ledger.entries()).containsExactlyElementsOf(IntStream.rangeClosed(0, 50).boxed().toList());
		assertThat(this.proxy.requests(BATCH)).hasSize(2);
	}

	@Test
	void manyCallsKeepTheirOrderAndGetTheirOwnReplies() {
		List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
		List<CompletableFuture<Integer>> calls = numbers.stream().map(this.client::enter).toList();
		assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))).succeedsWithin(PATIENCE);
		assertThat(calls.stream().map(CompletableFuture::join)).isEqualTo(numbers);
		assertThat(this.ledger.entries()).isEqualTo(numbers);
		assertThat(this.proxy.requests(BATCH)).hasSizeLessThan(1_000);
	}

	@Test
	void outcomesOfAllKindsArrive() throws Exception {
		AsyncCall<Integer> kept = this.client.keep(7);
		assertThat(this.client.nothing()).succeedsWithin(PATIENCE).isNull();
		assertThat(this.client.text(300_000)).succeedsWithin(PATIENCE).isEqualTo("x".repeat(300_000));
		assertThatExceptionOfType(AsyncCallAbortedException.class)
			.isThrownBy(() -> this.client.refuse("No").await(PATIENCE))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("REFUSED");
				assertThat(ex.detail()).isEqualTo("No");
				assertThat(ex.callId()).isNotNull();
				assertThat(ex.isRepeatable()).isFalse();
			});
		var handle = this.ledger.take();
		assertThat(kept.callId()).isEqualTo(handle.callId());
		assertThat(kept.inquire()).succeedsWithin(PATIENCE)
			.satisfies((status) -> assertThat(status.operation()).isEqualTo("ledger/keep"));
		handle.complete(8);
		assertThat(kept.await(PATIENCE)).isEqualTo(8);
	}

	@Test
	void anElementThatIsRefusedHarmsNoOther() {
		CompletableFuture<Integer> before = this.client.enter(1);
		AsyncCall<Void> unknown = this.client.forget();
		CompletableFuture<Integer> after = this.client.enter(2);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> unknown.await(PATIENCE))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("UNKNOWN_OPERATION");
				assertThat(ex.callId()).isNull();
				assertThat(ex.isRepeatable()).isTrue();
			});
		assertThat(before).succeedsWithin(PATIENCE).isEqualTo(1);
		assertThat(after).succeedsWithin(PATIENCE).isEqualTo(2);
	}

	@Test
	void outcomesAreAcknowledgedSoThatTheServerDropsThem() {
		assertThat(this.client.enter(1)).succeedsWithin(PATIENCE);
		await().atMost(PATIENCE).until(() -> this.server.callCount() == 0);
		assertThat(this.proxy.requests(BATCH)).last().satisfies((request) -> {
			assertThat(request.body()).isEqualTo("[]");
			assertThat(request.head()).contains("last-event-id: 1");
		});
	}

	@Test
	void aLostStreamLosesNoOutcome() {
		List<AsyncCall<Integer>> calls = IntStream.range(0, 20).mapToObj(this.client::keep).toList();
		calls.forEach((call) -> {
			var handle = this.ledger.take();
			await().untilAsserted(() -> assertThat(this.proxy.cut("GET ")).isOne());
			handle.complete(1);
		});
		assertThat(calls).allSatisfy((call) -> assertThat(call.future()).succeedsWithin(PATIENCE).isEqualTo(1));
		assertThat(this.ledger.entries()).hasSize(20);
	}

	@Test
	void aRequestWhoseAnswerIsLostIsRepeatedWithoutASecondDispatch() {
		this.proxy.loseAnswers(2);
		List<AsyncCall<Integer>> calls = IntStream.range(0, 30).mapToObj(this.client::keep).toList();
		assertThat(calls).allSatisfy((call) -> assertThat(call.accepted()).succeedsWithin(PATIENCE));
		assertThat(this.proxy.requests(BATCH)).hasSizeGreaterThan(2);
		assertThat(this.ledger.entries()).isEqualTo(IntStream.range(0, 30).boxed().toList());
		for (AsyncCall<Integer> call : calls) {
			this.ledger.take().complete(5);
			assertThat(call.future()).succeedsWithin(PATIENCE).isEqualTo(5);
		}
	}

}
