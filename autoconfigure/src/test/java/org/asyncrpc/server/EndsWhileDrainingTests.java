package org.asyncrpc.server;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server that stops looks whether it is drained just when its last call has given its
 * place back, and nobody was told of the outcome yet.
 */
class EndsWhileDrainingTests {

	@ParameterizedTest
	@EnumSource
	void theOutcomeIsDelivered(Container container) {
		try (RpcServer server = start(container)) {
			TestBinding binding = TestBinding.on(server);
			EventStream replies = binding.replies().stream();
			binding.batch(TestBinding.element(1, "order/place", OrderManager.ORDER)).answer();
			AsyncCallHandle<Receipt> call = server.orders().take();
			CompletableFuture<Void> closing = ShutdownTests.beginToClose(server);
			SlowMetrics metrics = server.bean(SlowMetrics.class);
			assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
			assertThat(metrics.looks).isPositive();
			assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
			assertThat(replies.isAtEnd()).isTrue();
			closing.join();
		}
	}

	private static RpcServer start(Container container) {
		return RpcServer.on(container)
			.with(OrderManager.class, SlowMetrics.class)
			.properties("asyncrpc.server.shutdown-timeout=20s")
			.start();
	}

	/**
	 * Counts an end only when the server has looked.
	 */
	@Configuration(proxyBeanMethods = false)
	static class SlowMetrics implements MeterFilter {

		private static final AtomicInteger SWEEPS = new AtomicInteger();

		private volatile int looks;

		@Override
		public Meter.Id map(Meter.Id id) {
			if (id.getName().equals("asyncrpc.server.calls")) {
				int before = SWEEPS.get();
				// The second sweep begins after the look that follows the first one
				await().until(() -> SWEEPS.get() >= before + 2);
				this.looks = SWEEPS.get() - before - 1;
			}
			return id;
		}

		@Bean
		static BeanPostProcessor sweepCounter() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof CallStore store) ? counting(store) : bean;
				}

			};
		}

		private static CallStore counting(CallStore store) {
			return (CallStore) Proxy.newProxyInstance(CallStore.class.getClassLoader(),
					new Class<?>[] { CallStore.class }, (proxy, method, arguments) -> {
						if (method.getName().equals("sweep")) {
							SWEEPS.incrementAndGet();
						}
						return method.invoke(store, arguments);
					});
		}

	}

}
