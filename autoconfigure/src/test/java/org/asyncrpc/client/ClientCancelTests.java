package org.asyncrpc.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Both ways to cancel a call, and the future that is one of them.
 */
@ClientTest
class ClientCancelTests {

	private final RpcServer server;

	private final ClientApplication application;

	private final OrderClient client;

	ClientCancelTests(RpcServer server) {
		this.server = server;
		this.application = ClientApplication.sharedFor(server);
		this.client = this.application.bean(OrderClient.class);
	}

	@Test
	void toCancelIsToAskTheManagerWhoDecides() throws Exception {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		call.cancel();
		await().until(handle::isCancelRequested);
		assertThat(handle.isOutstanding()).isTrue();
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
		handle.complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
	}

	@Test
	void toCancelAbortivelyEndsTheCallAtOnceOnBothSides() {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		call.cancelAbortively();
		assertThat(call.status()).isEqualTo(AsyncCallState.CANCELLED);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(Duration.ZERO))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("CALL_CANCELLED"));
		await().until(() -> !handle.isOutstanding());
		assertThat(handle.isCancelRequested()).isTrue();
		assertThat(handle.complete(OrderManager.RECEIPT)).isFalse();
	}

	@Test
	void toCancelTheFutureCancelsTheCall() {
		CompletableFuture<Receipt> future = this.application.bean(OrderClient.Futures.class)
			.place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		assertThat(future.cancel(true)).isTrue();
		assertThat(future).isCancelled();
		await().until(() -> !handle.isOutstanding());
		assertThat(handle.isCancelRequested()).isTrue();
	}

	@Test
	void toCancelWhatDependsOnTheFutureDoesNot() throws Exception {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		call.future().thenApply(Receipt::total).cancel(true);
		call.future().copy().cancel(true);
		handle.complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(handle.isCancelRequested()).isFalse();
	}

	@Test
	void aCallThatHasEndedStaysAsItIs() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		call.await(Patience.LONG);
		call.cancel();
		call.cancelAbortively();
		await().until(call.future()::isDone);
		assertThat(call.future().cancel(true)).isFalse();
		assertThat(call.status()).isEqualTo(AsyncCallState.COMPLETED);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
	}

	@Test
	void theServersOwnCancelIsACancel() {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		this.server.cancelAbortively(call.callId()).answer();
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(Patience.LONG))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("CALL_CANCELLED"));
		assertThat(call.status()).isEqualTo(AsyncCallState.CANCELLED);
	}

	@Test
	void whoeverIsInterruptedInAMethodThatWaitsCancelsTheCall() throws Exception {
		OrderClient.Blocking blocking = this.application.bean(OrderClient.Blocking.class);
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread waiting = new Thread(() -> {
			try {
				blocking.place(OrderClient.ORDER, true);
			}
			catch (CancellationException ex) {
				thrown.set(Thread.currentThread().isInterrupted() ? ex : null);
			}
		});
		waiting.start();
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		waiting.interrupt();
		waiting.join(Patience.LONG.toMillis());
		assertThat(thrown.get()).isInstanceOf(CancellationException.class);
		await().until(() -> !handle.isOutstanding());
	}

	@Test
	void whoeverIsInterruptedWhileAwaitingDoesNot() throws Exception {
		AsyncCall<Receipt> call = this.client.place(OrderClient.ORDER, true);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> call.await(Patience.LONG));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> call.await(Duration.ofMillis(1)));
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
	}

}
