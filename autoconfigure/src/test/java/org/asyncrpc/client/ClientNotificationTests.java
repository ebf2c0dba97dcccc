package org.asyncrpc.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How an application learns that a call has ended, and on which thread.
 */
@ClientTest
class ClientNotificationTests {

	private final ExecutorService own = Executors.newSingleThreadExecutor((task) -> new Thread(task, "own"));

	private final RpcServer server;

	ClientNotificationTests(RpcServer server) {
		this.server = server;
	}

	@AfterEach
	void shutdown() {
		this.own.shutdownNow();
	}

	@Test
	void pollsWithoutWaiting() {
		AsyncCall<Receipt> call = place();
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
		this.server.orders().take().complete(OrderManager.RECEIPT);
		await().until(() -> call.status() == AsyncCallState.COMPLETED);
	}

	@Test
	void awaits() throws Exception {
		AsyncCall<Receipt> call = place();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(call.await(Duration.ZERO)).isEqualTo(OrderManager.RECEIPT);
	}

	@Test
	void isCalledBackOnTheTaskExecutorOfTheApplication() {
		CompletableFuture<String> thread = place().future().thenApply((receipt) -> Thread.currentThread().getName());
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(thread).succeedsWithin(Patience.LONG).asString().startsWith("task-");
	}

	@Test
	void isCalledBackOnAChosenExecutor() {
		CompletableFuture<String> thread = place().future()
			.thenApplyAsync((receipt) -> Thread.currentThread().getName(), this.own);
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(thread).succeedsWithin(Patience.LONG).isEqualTo("own");
	}

	@Test
	void isCalledBackOnTheExecutorThatIsMeantForIt() {
		try (ClientApplication application = ClientApplication.of(this.server, OwnExecutor.class)) {
			CompletableFuture<String> thread = application.bean(OrderClient.class)
				.place(OrderClient.ORDER, true)
				.future()
				.thenApply((receipt) -> Thread.currentThread().getName());
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(thread).succeedsWithin(Patience.LONG).isEqualTo("callback");
		}
	}

	@Test
	void isCalledBackEvenIfTheExecutorHasNoRoom() {
		try (ClientApplication application = ClientApplication.of(this.server, NoRoom.class)) {
			CompletableFuture<Receipt> reply = application.bean(OrderClient.Futures.class)
				.place(OrderClient.ORDER, true);
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(reply).succeedsWithin(Patience.LONG).isEqualTo(OrderManager.RECEIPT);
		}
	}

	@Test
	void learnsTheIdAsSoonAsTheServerHasTheCall() {
		AsyncCall<Receipt> call = place();
		String callId = this.server.orders().take().callId();
		assertThat(call.accepted()).succeedsWithin(Patience.LONG).isEqualTo(callId);
		assertThat(call.callId()).isEqualTo(callId);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
	}

	@Test
	void asksTheServerWhatItKnows() {
		AsyncCall<Receipt> call = place();
		var handle = this.server.orders().take();
		handle.key("4711").progress(0.25, "Packing");
		assertThat(call.inquire()).succeedsWithin(Patience.LONG).satisfies((status) -> {
			assertThat(status.callId()).isEqualTo(handle.callId());
			assertThat(status.operation()).isEqualTo("order/place");
			assertThat(status.state()).isEqualTo(AsyncCallState.OUTSTANDING);
			assertThat(status.key()).isEqualTo("4711");
			assertThat(status.deadline()).isAfter(status.acceptedAt());
			assertThat(status.progress()).isNotNull();
		});
	}

	private AsyncCall<Receipt> place() {
		return ClientApplication.sharedFor(this.server).bean(OrderClient.class).place(OrderClient.ORDER, true);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(OrderClient.Clients.class)
	static class OwnExecutor {

		@Bean(name = "asyncRpcClientCallbackExecutor", destroyMethod = "shutdown")
		ExecutorService callbackExecutor() {
			return Executors.newSingleThreadExecutor((task) -> new Thread(task, "callback"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OrderClient.Clients.class)
	static class NoRoom {

		@Bean("asyncRpcClientCallbackExecutor")
		Executor callbackExecutor() {
			return (task) -> {
				throw new RejectedExecutionException();
			};
		}

	}

}
