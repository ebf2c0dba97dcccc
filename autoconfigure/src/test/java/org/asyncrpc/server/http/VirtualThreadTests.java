package org.asyncrpc.server.http;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Where the JDK has no virtual threads, Boot ignores the property.
 */
@RpcServerTest(properties = { "spring.threads.virtual.enabled=true",
		"asyncrpc.server.operations.order.audit.dispatch=executor" })
class VirtualThreadTests {

	private static final boolean AVAILABLE = Runtime.version().feature() >= 21;

	private final RpcServer server;

	VirtualThreadTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theMethodRunsOnAVirtualThread() {
		AtomicReference<Thread> thread = new AtomicReference<>();
		this.server.orders().onPlace((call) -> {
			thread.set(Thread.currentThread());
			call.complete(OrderManager.RECEIPT);
		});
		assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(isVirtual(thread.get())).isEqualTo(AVAILABLE);
	}

	@Test
	void listenersRunOnVirtualThreads() {
		AtomicReference<Thread> thread = new AtomicReference<>();
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onEnd((info) -> thread.set(Thread.currentThread())).complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
		await().until(() -> thread.get() != null);
		assertThat(isVirtual(thread.get())).isEqualTo(AVAILABLE);
	}

	@Test
	void dispatchToTheExecutorWorks() {
		assertThat(this.server.call("order/audit", "{}").answer()).hasStatus(204);
	}

	private static boolean isVirtual(Thread thread) {
		Method method = ReflectionUtils.findMethod(Thread.class, "isVirtual");
		return method != null && Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, thread));
	}

}
