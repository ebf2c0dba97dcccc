package org.asyncrpc.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Very many calls that wait in one client.
 */
@ClientTest
class ClientThreadsTests {

	private static final int CALLS = 10_000;

	/** Four that work, one for timers, one for the connections. */
	private static final int HANDFUL = 6;

	private static final int MAX_REQUESTS = 20;

	private final RpcServer server;

	ClientThreadsTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void needAHandfulOfThreadsAndConnections() throws IOException {
		List<String> before = clientThreads();
		try (FaultyProxy proxy = new FaultyProxy(this.server.port());
				ClientApplication application = ClientApplication.of(proxy.uri(), OneClient.class,
						"asyncrpc.client.defaults.max-requests=" + MAX_REQUESTS)) {
			OrderClient client = application.bean(OrderClient.class);
			List<AsyncCall<Receipt>> calls = new ArrayList<>(CALLS);
			for (int i = 0; i < CALLS; i++) {
				calls.add(client.place(OrderClient.ORDER, true));
			}
			await().atMost(Duration.ofMinutes(2)).until(() -> this.server.orders().dispatched() == CALLS);
			assertThat(application.bean(AsyncRpcClientFactory.class).outstanding("order")).isEqualTo(CALLS);
			assertThat(clientThreads()).hasSizeLessThanOrEqualTo(before.size() + HANDFUL);
			for (int i = 0; i < CALLS; i++) {
				this.server.orders().take().complete(OrderManager.RECEIPT);
			}
			await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20)).until(() -> {
				application.bean(MutableClock.class).turn(Duration.ofMillis(200));
				return calls.stream().allMatch((call) -> call.status().isEnded());
			});
			assertThat(calls)
				.allSatisfy((call) -> assertThat(call.await(Duration.ZERO)).isEqualTo(OrderManager.RECEIPT));
			assertThat(clientThreads()).hasSizeLessThanOrEqualTo(before.size() + HANDFUL);
			assertThat(proxy.mostOpen()).isLessThanOrEqualTo(2 * MAX_REQUESTS);
		}
	}

	private static List<String> clientThreads() {
		return Stream.of(Thread.getAllStackTraces().keySet().toArray(Thread[]::new))
			.map(Thread::getName)
			.filter((name) -> name.startsWith("asyncrpc-client") || name.startsWith("HttpClient-"))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAsyncRpcClients(OrderClient.class)
	static class OneClient {

		@Bean
		MutableClock clientClock() {
			return new MutableClock();
		}

	}

}
