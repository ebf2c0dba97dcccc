package org.asyncrpc.server.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Calls of a binding keep their order even where methods run on the executor.
 */
@RpcServerTest(value = LedgerManager.class, properties = "asyncrpc.server.operations.ledger.keep.dispatch=executor")
class OrderedExecutorTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	OrderedExecutorTests(RpcServer server) {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
	}

	@Test
	void aMethodOnTheExecutorIsWaitedFor() {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		this.ledger.reset((number) -> {
			if (number == 1) {
				assertThat(Thread.currentThread().getName()).startsWith("task-");
				entered.countDown();
				gate.await(10, TimeUnit.SECONDS);
			}
		});
		PendingAnswer answer = TestBinding.on(this.server)
			.batch(TestBinding.element("keep", 1), TestBinding.element("keep", 2), TestBinding.element("enter", 3))
			.start();
		await().until(() -> entered.getCount() == 0);
		assertThat(this.ledger.entries()).isEmpty();
		gate.countDown();
		assertThat(answer.answer()).hasStatus(200);
		assertThat(this.ledger.entries()).containsExactly(1, 2, 3);
	}

}
