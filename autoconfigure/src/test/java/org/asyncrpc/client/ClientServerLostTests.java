package org.asyncrpc.client;

import java.io.IOException;
import java.nio.file.Path;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.client.FaultyProxy.Fate;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * A server that is killed while its client waits, and another in its place, with the same
 * store or with one that knows nothing.
 */
class ClientServerLostTests {

	@TempDir
	private Path directory;

	private RpcServer first;

	private RpcServer second;

	private FaultyProxy proxy;

	private ClientApplication application;

	@AfterEach
	void close() {
		this.application.close();
		this.proxy.close();
		this.first.close();
		this.second.close();
	}

	@Test
	void aCallThatMayBeLostWithTheStoreIsNotMadeAgain() throws IOException {
		start();
		this.first.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(place().future()).succeedsWithin(Patience.LONG);
		this.proxy.always((request) -> Fate.ANSWER_LOST);
		AsyncCall<Receipt> call = place();
		await().until(() -> this.first.orders().dispatched() >= 2);
		restart();
		assertLost(call);
		assertThat(this.second.orders().dispatched()).isZero();
	}

	@Test
	void noMoreIsTheFirstOneOfAClient() throws IOException {
		start();
		AsyncCall<Receipt> call = place();
		this.first.orders().take();
		restart();
		assertLost(call);
		assertThat(this.second.orders().dispatched()).isZero();
	}

	@Test
	void aCallThatTheServerHadAcceptedEndsToo() throws IOException {
		start();
		AsyncCall<Receipt> call = place();
		String callId = call.callId();
		restart();
		assertThat(assertLost(call).callId()).isEqualTo(callId);
		assertThat(this.second.orders().dispatched()).isZero();
	}

	@Test
	void aCallThatWasRefusedGoesToTheNewStore() throws Exception {
		start();
		this.proxy.always((request) -> Fate.refused(503, "SERVER_STOPPING"));
		AsyncCall<Receipt> call = place();
		await().until(() -> !this.proxy.seen().isEmpty());
		restart();
		this.second.orders().take().complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
	}

	@Test
	void aCallThatIsMadeLaterGoesToTheNewStore() throws Exception {
		start();
		this.first.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(place().await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		restart();
		AsyncCall<Receipt> call = place();
		this.second.orders().take().complete(OrderManager.RECEIPT);
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.second.orders().dispatched()).isEqualTo(1);
	}

	@Test
	void aStoreThatOutlivesItsServerKnowsTheCall() throws Exception {
		String[] jdbc = { "asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=always",
				"spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("calls") };
		start(jdbc);
		this.first.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(place().await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		this.proxy.always((request) -> Fate.ANSWER_LOST);
		AsyncCall<Receipt> call = place();
		await().until(() -> this.first.orders().dispatched() >= 2);
		restart();
		assertThat(call.await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		assertThat(this.second.orders().dispatched()).isZero();
	}

	private void start(String... properties) throws IOException {
		this.first = server(properties);
		this.second = server(properties);
		this.proxy = new FaultyProxy(this.first.port());
		this.application = ClientApplication.of(this.proxy.uri(), OrderClient.Clients.class,
				"asyncrpc.client.defaults.retry-delay=5ms");
	}

	private static RpcServer server(String... properties) {
		RpcServer.Builder server = RpcServer.on(Container.TOMCAT).with(OrderManager.class).properties(properties);
		return ((properties.length > 0) ? server.databases() : server).start();
	}

	// As the client sees it, a process was killed and another one is there at once
	private void restart() {
		this.proxy.switchTo(this.second.port());
		this.proxy.always((request) -> Fate.PASS);
		this.proxy.cutAll();
	}

	private AsyncCall<Receipt> place() {
		return this.application.bean(OrderClient.class).place(OrderClient.ORDER, true);
	}

	private static AsyncCallAbortedException assertLost(AsyncCall<?> call) {
		AsyncCallAbortedException failure = catchThrowableOfType(AsyncCallAbortedException.class,
				() -> call.await(Patience.LONG));
		assertThat(failure.code()).isEqualTo("SERVER_LOST");
		assertThat(failure.isRepeatable()).isFalse();
		return failure;
	}

}
