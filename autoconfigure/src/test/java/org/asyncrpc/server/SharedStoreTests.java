package org.asyncrpc.server;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one database, as their clients see them.
 */
class SharedStoreTests {

	private static final String KEEP = "asyncrpc.server.operations.order.place.on-node-loss=keep";

	private static final String QUICK_STOP = "asyncrpc.server.shutdown-timeout=100ms";

	@TempDir
	private Path directory;

	private RpcServer node;

	private RpcServer other;

	@BeforeEach
	void startNodes() {
		this.node = start("node-1");
		this.other = start("node-2");
	}

	@AfterEach
	void stopNodes() {
		this.node.close();
		this.other.close();
	}

	private RpcServer start(String name) {
		String url = "jdbc:h2:file:" + this.directory.resolve("calls");
		return RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.databases()
			.properties("asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=always",
					"asyncrpc.server.node=" + name, "spring.datasource.url=" + url, KEEP, QUICK_STOP)
			.start();
	}

	@Test
	void aRequestIsAnsweredWhenAnotherNodeCompletesTheCall() {
		PendingAnswer held = this.node.placeOrder().start().awaitHeld();
		String id = this.node.outstanding().get(0);
		assertThat(onOther(id).complete(OrderManager.RECEIPT)).isTrue();
		assertThat(held.answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(this.node.orders().take().complete(OrderManager.RECEIPT)).isFalse();
	}

	@Test
	void anotherNodeHoldsARequestForTheReply() {
		String id = this.node.placeAsync();
		PendingAnswer held = this.other.reply(id).start().awaitHeld();
		EventStream events = this.other.events(id).stream();
		AsyncCallHandle<Receipt> call = this.node.orders().take();
		call.progress(0.5, "Half");
		assertThat(events.next()).startsWith("event: progress").contains("Half");
		call.complete(OrderManager.RECEIPT);
		assertThat(held.answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(events.next()).startsWith("event: reply");
	}

	@Test
	void aCancelOnAnotherNodeReachesTheManager() throws InterruptedException {
		String id = this.node.placeAsync();
		AsyncCallHandle<Receipt> call = this.node.orders().take();
		CountDownLatch cancelled = new CountDownLatch(1);
		call.onCancel(cancelled::countDown);
		assertThat(this.other.cancel(id).answer()).hasMember("cancelRequested", "true");
		assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(call.isCancelRequested()).isTrue();
		assertThat(this.other.status(id).answer()).hasMember("state", "OUTSTANDING");
	}

	@Test
	void aRepeatOnAnotherNodeIsTheSameCall() {
		RpcAnswer first = this.node.placeOrder().header("Idempotency-Key", "k-1").prefer("respond-async").answer();
		PendingAnswer repeat = this.other.placeOrder().header("Idempotency-Key", "k-1").start().awaitHeld();
		this.node.orders().take().complete(OrderManager.RECEIPT);
		assertThat(repeat.answer()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Call-Id", first.callId());
		assertThat(this.other.orders().dispatched()).isZero();
	}

	@Test
	void aRequestIsAnsweredWith202WhenItsNodeStopsAndTheCallIsKept() {
		PendingAnswer held = this.node.placeOrder().start().awaitHeld();
		String id = this.node.outstanding().get(0);
		this.node.close();
		assertThat(held.answer()).isAccepted();
		PendingAnswer reply = this.other.reply(id).start().awaitHeld();
		assertThat(onOther(id).complete(OrderManager.RECEIPT)).isTrue();
		assertThat(reply.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aCallIsCompletedAfterTheRestartOfAllNodes() {
		String id = this.node.placeAsync();
		this.node.orders().take().key("order-1");
		this.node.close();
		this.other.close();
		this.other = start("node-3");
		assertThat(this.other.status(id).answer()).hasMember("state", "OUTSTANDING").hasMember("key", "order-1");
		assertThat(this.other.bean(AsyncCalls.class)
			.findByKey("order/place", "order-1")
			.orElseThrow()
			.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.other.reply(id).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aRequestIsAnsweredAfterTheCommit() {
		PendingAnswer held = this.node.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.node.orders().take();
		TransactionTemplate transaction = new TransactionTemplate(this.node.bean(PlatformTransactionManager.class));
		transaction.executeWithoutResult((status) -> {
			assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
			status.setRollbackOnly();
		});
		assertThat(call.isOutstanding()).isTrue();
		transaction.executeWithoutResult((status) -> {
			assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
			assertThat(held.isAnswered()).isFalse();
			assertThat(this.other.status(call.callId()).answer()).hasMember("state", "OUTSTANDING");
		});
		assertThat(held.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private AsyncCallHandle<Object> onOther(String id) {
		return this.other.bean(AsyncCalls.class).find(id).orElseThrow();
	}

}
