package org.asyncrpc.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls on a binding of a server that has little room.
 */
@RpcServerTest(value = LedgerManager.class, on = Container.TOMCAT,
		properties = { "asyncrpc.server.max-calls-per-binding=3", "asyncrpc.server.max-batch-length=5",
				"asyncrpc.server.max-request-size=4KB" })
class BindingLimitTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	private final BoundClient bound;

	private final LedgerClient client;

	BindingLimitTests(RpcServer server) throws IOException {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.ledger.reset((number) -> {
		});
		this.bound = BoundClient.of(server);
		this.client = this.bound.ledger();
	}

	@AfterEach
	void close() throws IOException {
		this.bound.close();
	}

	@Test
	void callsThatTheServerHasNoRoomForAreMadeAgainInTheirOrder() {
		List<AsyncCall<Integer>> calls = IntStream.range(0, 12).mapToObj(this.client::keep).toList();
		for (int i = 0; i < 12; i++) {
			assertThat(this.ledger.take().complete(i)).isTrue();
		}
		for (int i = 0; i < 12; i++) {
			assertThat(calls.get(i).future()).succeedsWithin(Patience.LONG).isEqualTo(i);
		}
		assertThat(this.ledger.entries()).isEqualTo(IntStream.range(0, 12).boxed().toList());
	}

	@Test
	void batchesThatAreTooLongAreSplit() {
		List<CompletableFuture<Integer>> calls = IntStream.range(0, 40).mapToObj(this.client::enter).toList();
		assertThat(calls).allSatisfy((call) -> assertThat(call).succeedsWithin(Patience.LONG));
		assertThat(this.ledger.entries()).isEqualTo(IntStream.range(0, 40).boxed().toList());
	}

	@Test
	void aCallThatIsTooLargeHarmsNoOther() {
		CompletableFuture<Integer> before = this.client.enter(1);
		AsyncCall<Void> large = this.client.refuse("x".repeat(10_000));
		CompletableFuture<Integer> after = this.client.enter(2);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> large.await(Patience.LONG))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("PAYLOAD_TOO_LARGE");
				assertThat(ex.isRepeatable()).isTrue();
			});
		assertThat(before).succeedsWithin(Patience.LONG);
		assertThat(after).succeedsWithin(Patience.LONG);
	}

	@Test
	void whatTheServerHasNoRoomForInTheEndIsRefused() throws IOException {
		try (BoundClient impatient = BoundClient.of(this.server, "asyncrpc.client.order.retry-timeout=200ms")) {
			List<AsyncCall<Integer>> calls = IntStream.range(0, 5).mapToObj(impatient.ledger()::keep).toList();
			assertThat(calls.subList(3, 5)).allSatisfy(BindingLimitTests::isRefusedForNow);
			assertThat(calls.subList(0, 3)).allSatisfy((call) -> assertThat(call.future()).isNotDone());
		}
		assertThat(this.ledger.entries()).containsExactly(0, 1, 2);
	}

	private static void isRefusedForNow(AsyncCall<Integer> call) {
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(Patience.LONG))
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo("TOO_BUSY");
				assertThat(ex.isRepeatable()).isTrue();
			});
	}

}
