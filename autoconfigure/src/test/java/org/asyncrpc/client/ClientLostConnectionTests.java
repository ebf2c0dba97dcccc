package org.asyncrpc.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.client.FaultyProxy.Fate;
import org.asyncrpc.client.FaultyProxy.SeenRequest;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Connections that are cut, before, while and after the server works: no call is lost,
 * and none is dispatched twice.
 */
@ClientTest
class ClientLostConnectionTests {

	private static final int CALLS = 150;

	private static final long SEED = 20;

	private final RpcServer server;

	private final FaultyProxy proxy;

	private final ClientApplication application;

	private final OrderClient client;

	ClientLostConnectionTests(RpcServer server) throws IOException {
		this.server = server;
		this.proxy = new FaultyProxy(server.port());
		this.application = ClientApplication.of(this.proxy.uri(), OrderClient.Clients.class,
				"asyncrpc.client.defaults.retry-delay=5ms", "asyncrpc.client.defaults.max-retry-delay=20ms");
		this.client = this.application.bean(OrderClient.class);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.proxy.close();
	}

	@Test
	void aRequestThatGotLostIsRepeated() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		this.proxy.next(Fate.LOST, Fate.LOST);
		assertThat(place().await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void anAnswerThatGotLostIsGivenAgain() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		this.proxy.next(Fate.ANSWER_LOST, Fate.ANSWER_LOST);
		assertThat(place().await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void aHeldRequestWhoseConnectionIsCutIsMadeAgain() throws Exception {
		AsyncCall<Receipt> call = place();
		AsyncCallHandle<Receipt> handle = this.server.orders().take();
		this.proxy.cutAll();
		await().until(() -> posts().size() >= 2);
		handle.complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void whatFetchesTheReplyIsRepeatedToo() throws Exception {
		this.proxy.next(Fate.answered("503 Busy", "", ""), Fate.PASS);
		this.proxy.always((request) -> request.line().startsWith("GET") ? Fate.ANSWER_LOST : Fate.PASS);
		AsyncCall<Receipt> call = place();
		String callId = call.callId();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		await().until(() -> call.status().isEnded() || gets() > 2);
		this.proxy.always((request) -> Fate.PASS);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(call.callId()).isEqualTo(callId);
		assertThat(this.server.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void allRequestsThatMakeACallHaveItsKeyAndEveryCallItsOwn() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		this.proxy.next(Fate.LOST, Fate.ANSWER_LOST, Fate.PASS, Fate.PASS);
		place().await(Patience.LONG);
		place().await(Patience.LONG);
		List<String> keys = posts().stream().map((request) -> request.header("Idempotency-Key")).toList();
		String last = keys.get(keys.size() - 1);
		assertThat(keys).hasSizeGreaterThanOrEqualTo(4).doesNotContain("");
		assertThat(keys.subList(0, keys.size() - 1)).containsOnly(keys.get(0)).doesNotContain(last);
	}

	@Test
	void inAStormEveryCallIsDispatchedOnceAndAnswered() {
		this.server.orders().onPlace((call) -> {
			if (this.server.orders().dispatched() % 2 == 0) {
				CompletableFuture.runAsync(() -> call.complete(OrderManager.RECEIPT));
			}
			else {
				call.complete(OrderManager.RECEIPT);
			}
		});
		Map<String, Random> storms = new ConcurrentHashMap<>();
		this.proxy.always((request) -> fate(
				storms.computeIfAbsent(request.header("Idempotency-Key"), (key) -> new Random(SEED + storms.size()))));
		List<AsyncCall<Receipt>> calls = new ArrayList<>();
		for (int i = 0; i < CALLS; i++) {
			calls.add(place());
		}
		for (AsyncCall<Receipt> call : calls) {
			assertThat(call.future()).succeedsWithin(Patience.LONG).isEqualTo(OrderManager.RECEIPT);
		}
		assertThat(this.server.orders().dispatched()).isEqualTo(CALLS);
		assertThat(posts()).hasSizeGreaterThan(CALLS);
	}

	private static Fate fate(Random random) {
		return switch (random.nextInt(6)) {
			case 0 -> Fate.LOST;
			case 1 -> Fate.ANSWER_LOST;
			case 2 -> Fate.DUPLICATED;
			default -> Fate.PASS;
		};
	}

	@Test
	void outcomesAreAcknowledgedOnLaterRequests() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		AsyncCall<Receipt> first = place();
		first.await(Patience.LONG);
		assertThat(this.server.status(first.callId()).answer().status()).isEqualTo(200);
		place().await(Patience.LONG);
		List<SeenRequest> posts = posts();
		assertThat(posts.get(posts.size() - 1).header("Call-Ack")).isEqualTo(first.callId());
		assertThat(this.server.status(first.callId()).answer().status()).isEqualTo(404);
	}

	private AsyncCall<Receipt> place() {
		return this.client.place(OrderClient.ORDER, true);
	}

	private List<SeenRequest> posts() {
		return this.proxy.seen().stream().filter((request) -> request.line().endsWith("/order/place")).toList();
	}

	private long gets() {
		return this.proxy.seen().stream().filter((request) -> request.line().startsWith("GET")).count();
	}

}
