package org.asyncrpc.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.client.FaultyProxy.SeenRequest;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Replies that take longer than the server holds a request.
 */
@ClientTest
class ClientFollowTests {

	private final RpcServer server;

	private final FaultyProxy proxy;

	ClientFollowTests(RpcServer server) throws IOException {
		this.server = server;
		this.proxy = new FaultyProxy(server.port());
	}

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@Test
	void areFetchedWhenTheServerAnswers202WithoutBeingAskedTo() throws Exception {
		try (ClientApplication application = application()) {
			AsyncCall<Receipt> call = place(application);
			var handle = this.server.orders().take();
			assertThat(this.proxy.seen().get(0).header("Prefer")).isEqualTo("wait=25");
			await().pollInterval(Duration.ofMillis(200)).until(() -> {
				this.server.turnClockPast(25);
				return !fetches().isEmpty();
			});
			assertThat(fetches().get(0).header("Prefer")).isEqualTo("wait=25");
			assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
			handle.complete(OrderManager.RECEIPT);
			assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
			assertThat(this.server.orders().dispatched()).isEqualTo(1);
		}
	}

	@Test
	void areLookedForFromTimeToTimeIfTheServerMustNotHoldRequests() throws Exception {
		try (ClientApplication application = application("asyncrpc.client.defaults.max-wait=0s")) {
			AsyncCall<Receipt> call = place(application);
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
			assertThat(this.proxy.seen())
				.allSatisfy((request) -> assertThat(request.header("Prefer")).isEqualTo("respond-async"));
		}
	}

	@Test
	void canBeAbortsToo() {
		try (ClientApplication application = application("asyncrpc.client.defaults.max-wait=0s")) {
			AsyncCall<Receipt> call = place(application);
			this.server.orders().take().abort("OUT_OF_STOCK", "No pens");
			AsyncCallAbortedException failure = catchThrowableOfType(AsyncCallAbortedException.class,
					() -> call.await(Patience.LONG));
			assertThat(failure.code()).isEqualTo("OUT_OF_STOCK");
			assertThat(failure.callId()).isEqualTo(call.callId());
			assertThat(failure.isRepeatable()).isFalse();
		}
	}

	private ClientApplication application(String... properties) {
		return ClientApplication.of(this.proxy.uri(), OrderClient.Clients.class, properties);
	}

	private AsyncCall<Receipt> place(ClientApplication application) {
		return application.bean(OrderClient.class).place(OrderClient.ORDER, true);
	}

	private List<SeenRequest> fetches() {
		return this.proxy.seen().stream().filter((request) -> request.line().endsWith("/reply")).toList();
	}

}
