package org.asyncrpc.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * How far a call has come.
 */
@ClientTest
class ClientProgressTests {

	private final BlockingQueue<AsyncCallProgress> told = new LinkedBlockingQueue<>();

	private final RpcServer server;

	private final ClientApplication application;

	ClientProgressTests(RpcServer server) {
		this.server = server;
		this.application = ClientApplication.of(server, ClientRetryTests.Clients.class);
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void isToldWheneverItHasChanged() throws Exception {
		AsyncCall<Receipt> call = this.application.bean(OrderClient.class).place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		handle.progress(0.25, "Packing");
		assertThat(call.onProgress(this.told::add)).isSameAs(call);
		assertThat(next()).isEqualTo(new AsyncCallProgress(0.25, "Packing"));
		handle.progress(0.75, null);
		assertThat(next()).isEqualTo(new AsyncCallProgress(0.75, null));
		handle.complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.told).isEmpty();
	}

	@Test
	void isToldToTheOthersIfAListenerFails() throws Exception {
		AsyncCall<Receipt> call = this.application.bean(OrderClient.class).place(OrderClient.ORDER, true);
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		call.onProgress((progress) -> {
			throw new IllegalStateException("A listener that fails");
		}).onProgress(this.told::add);
		handle.progress(0.5, null);
		assertThat(next()).isEqualTo(new AsyncCallProgress(0.5, null));
	}

	private AsyncCallProgress next() throws InterruptedException {
		await().pollInterval(Duration.ofMillis(20)).until(() -> {
			this.application.bean(MutableClock.class).turn(Duration.ofMillis(100));
			return !this.told.isEmpty();
		});
		return this.told.poll(1, TimeUnit.SECONDS);
	}

}
