package org.asyncrpc.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.store.Retention;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stage ends while the store cannot be reached, so that nobody is there to see the
 * exception.
 */
@RpcServerTest({ OrderManager.class, StageOfBrokenStoreTests.StoreConfiguration.class })
@ExtendWith(OutputCaptureExtension.class)
class StageOfBrokenStoreTests {

	private static final String SECRET = "jdbc:card-4111";

	private final RpcServer server;

	StageOfBrokenStoreTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theFailureIsLoggedAndTheCallStaysOutstanding(CapturedOutput output) {
		CompletableFuture<Receipt> stage = new CompletableFuture<>();
		this.server.orders().onPlace((call) -> call.completeFrom(stage));
		String callId = this.server.placeAsync();
		AtomicBoolean broken = this.server.bean(AtomicBoolean.class);
		broken.set(true);
		stage.complete(OrderManager.RECEIPT);
		broken.set(false);
		assertThat(output).contains("A call of 'order/place' could not be ended by its stage")
			.contains("java.lang.IllegalStateException")
			.doesNotContain(SECRET)
			.doesNotContain(callId);
		assertThat(this.server.status(callId).answer()).hasMember("state", "OUTSTANDING");
	}

	@Configuration(proxyBeanMethods = false)
	static class StoreConfiguration {

		@Bean
		AtomicBoolean broken() {
			return new AtomicBoolean();
		}

		@Bean
		CallStore callStore(MutableClock clock, AtomicBoolean broken) {
			CallStore store = new MemoryCallStore(clock,
					new Retention(Duration.ofMinutes(10), Duration.ofSeconds(30), new Retention.Room(1000, 1_000_000)));
			return (CallStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { CallStore.class },
					(proxy, method, arguments) -> {
						if (broken.get() && method.getName().equals("end")) {
							throw new IllegalStateException(SECRET);
						}
						try {
							return method.invoke(store, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					});
		}

	}

}
