package org.asyncrpc.server;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one store, as their clients see them.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SharedStoreContract {

	private static final String KEEP = "asyncrpc.server.operations.order.place.on-node-loss=keep";

	private static final String QUICK_STOP = "asyncrpc.server.shutdown-timeout=100ms";

	private @Nullable RpcServer running;

	private @Nullable RpcServer otherRunning;

	private RpcServer node;

	private RpcServer other;

	@BeforeEach
	void startNodes() {
		this.node = (this.running != null) ? this.running : start("node-1");
		this.other = (this.otherRunning != null) ? this.otherRunning : start("node-2");
		this.running = this.node;
		this.otherRunning = this.other;
		this.node.outstanding().forEach((id) -> this.node.cancelAbortively(id).answer());
	}

	@AfterAll
	void stopNodes() {
		stopNode();
		stopOther();
	}

	private void stopNode() {
		if (this.running != null) {
			this.running.close();
			this.running = null;
		}
	}

	private void stopOther() {
		if (this.otherRunning != null) {
			this.otherRunning.close();
			this.otherRunning = null;
		}
	}

	private RpcServer start(String name) {
		return RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.databases()
			.properties(storeProperties())
			.properties("asyncrpc.server.node=" + name, KEEP, QUICK_STOP)
			.start();
	}

	/**
	 * Where both nodes find the store. Called for each of them.
	 * @return names and values of properties
	 */
	abstract String[] storeProperties();

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
		stopNode();
		assertThat(held.answer()).isAccepted();
		PendingAnswer reply = this.other.reply(id).start().awaitHeld();
		assertThat(onOther(id).complete(OrderManager.RECEIPT)).isTrue();
		assertThat(reply.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aCallIsCompletedAfterTheRestartOfAllNodes() {
		String id = this.node.placeAsync();
		this.node.orders().take().key("order-1");
		stopNode();
		stopOther();
		this.other = start("node-3");
		this.otherRunning = this.other;
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
