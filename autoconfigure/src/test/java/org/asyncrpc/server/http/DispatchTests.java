package org.asyncrpc.server.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class DispatchTests {

	private final RpcServer server;

	DispatchTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void nothingIsAnsweredBeforeTheMethodReturns() {
		AtomicReference<PendingAnswer> pending = new AtomicReference<>();
		CountDownLatch started = new CountDownLatch(1);
		AtomicReference<Boolean> answeredBefore = new AtomicReference<>();
		this.server.orders().onPlace((call) -> {
			call.complete(OrderManager.RECEIPT);
			started.await(10, TimeUnit.SECONDS);
			// An answer that is on its way would overtake this
			this.server.call("order/audit", "{}").answer();
			answeredBefore.set(pending.get().isAnswered());
		});
		pending.set(this.server.placeOrder().start());
		started.countDown();
		assertThat(pending.get().answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(answeredBefore).hasValue(false);
	}

	@Test
	void aMethodThatBlocksDelaysEvenRespondAsync() {
		CountDownLatch blocked = new CountDownLatch(1);
		this.server.orders().onPlace((call) -> blocked.await(10, TimeUnit.SECONDS));
		PendingAnswer pending = this.server.placeOrder().prefer("respond-async").start();
		RpcAnswer other = this.server.call("order/audit", "{}").answer();
		assertThat(other).hasStatus(204);
		assertThat(pending.isAnswered()).isFalse();
		blocked.countDown();
		assertThat(pending.answer()).isAccepted();
	}

	@Test
	void theMethodRunsOnTheThreadOfTheRequest() {
		AtomicReference<String> thread = new AtomicReference<>();
		this.server.orders().onPlace((call) -> {
			thread.set(Thread.currentThread().getName());
			call.complete();
		});
		this.server.placeOrder().answer();
		assertThat(thread.get()).matches("(http-nio|qtp).*");
	}

}
