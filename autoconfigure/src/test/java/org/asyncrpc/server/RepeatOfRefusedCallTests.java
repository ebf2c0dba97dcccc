package org.asyncrpc.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.store.Retention;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A repeat that finds the first call just before that is taken back.
 */
@RpcServerTest(value = { GatedExecutor.Application.class, RepeatOfRefusedCallTests.Store.class },
		properties = "asyncrpc.server.operations.order.place.dispatch=executor")
class RepeatOfRefusedCallTests {

	private final RpcServer server;

	private final GatedExecutor executor;

	RepeatOfRefusedCallTests(RpcServer server) {
		this.server = server;
		this.executor = server.bean(GatedExecutor.class);
	}

	@Test
	void theRepeatIsToldThatTheCallIsGone() {
		this.executor.fill();
		this.executor.close();
		PendingAnswer first = place();
		this.executor.awaitAsked();
		this.server.bean(Store.class).afterNextFind(() -> {
			this.executor.open();
			assertThat(first.answer()).isRefusal(503, "TOO_BUSY");
			this.executor.reset();
		});
		assertThat(place().answer()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		assertThat(this.server.orders().dispatched()).isZero();
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(place().answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private PendingAnswer place() {
		return this.server.placeOrder().header("Idempotency-Key", "k-1").start();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(OrderManager.class)
	static class Store {

		private final AtomicReference<Runnable> afterNextFind = new AtomicReference<>();

		void afterNextFind(Runnable action) {
			this.afterNextFind.set(action);
		}

		@Bean
		CallStore callStore(Clock clock) {
			MemoryCallStore store = new MemoryCallStore(clock,
					new Retention(Duration.ofMinutes(10), Duration.ofSeconds(30), new Retention.Room(1000, 1_000_000)));
			return (CallStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { CallStore.class },
					(proxy, method, arguments) -> {
						try {
							Object result = method.invoke(store, arguments);
							runAfter(method.getName(), result);
							return result;
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

		private void runAfter(String method, Object result) {
			if (method.equals("findByIdempotencyKey") && result != null) {
				Runnable action = this.afterNextFind.getAndSet(null);
				if (action != null) {
					action.run();
				}
			}
		}

	}

}
