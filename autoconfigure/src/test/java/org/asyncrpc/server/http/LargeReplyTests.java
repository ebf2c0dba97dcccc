package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.web.servlet.FilterRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * There are fewer threads than slow clients.
 */
@RpcServerTest(value = { OrderManager.class, LargeReplyTests.ErrorDispatches.class },
		properties = { "server.tomcat.threads.max=" + LargeReplyTests.THREADS, "server.tomcat.threads.min-spare=1",
				"server.jetty.threads.max=8" })
class LargeReplyTests {

	static final int THREADS = 3;

	private static final int SLOW_CLIENTS = 10;

	private static final Receipt LARGE = new Receipt("0123456789abcdef".repeat(512 * 1024), 8);

	private static final byte[] LARGE_JSON = JsonMapper.shared().writeValueAsBytes(LARGE);

	private static final String PLACE = """
			POST /rpc/order/place HTTP/1.1
			Host: localhost
			Content-Type: application/json
			Content-Length: %d

			%s""".formatted(OrderManager.ORDER.length(), OrderManager.ORDER);

	private final RpcServer server;

	LargeReplyTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aLargeReplyArrivesInFull() {
		this.server.orders().onPlace((call) -> call.complete(LARGE));
		assertThat(this.server.placeOrder().answer().response().body()).isEqualTo(LARGE_JSON);
	}

	@Test
	void clientsThatDoNotReadKeepNoThreadWhenTheirCallsEndInTheMethod() throws IOException {
		this.server.orders().onPlace((call) -> call.complete(LARGE));
		assertOthersAreServed(place());
	}

	@Test
	void clientsThatDoNotReadKeepNoThreadWhenTheirCallsEndLater() throws IOException {
		List<RawConnection> clients = place();
		for (int i = 0; i < SLOW_CLIENTS; i++) {
			assertThat(this.server.orders().take().complete(LARGE)).isTrue();
		}
		assertOthersAreServed(clients);
	}

	@Test
	void aClientThatStopsReadingAndGoesDoesNoHarm() throws Exception {
		this.server.orders().onPlace((call) -> call.complete(LARGE));
		for (RawConnection client : place()) {
			assertThat(client.readStatus()).isEqualTo(200);
			client.reset();
		}
		occupyAllThreads();
		assertThat(this.server.bean(ErrorDispatches.class).count).as("error pages that nobody reads").hasValue(0);
		assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	// Then all of them are done with what came before
	private void occupyAllThreads() {
		CyclicBarrier barrier = new CyclicBarrier(THREADS);
		this.server.orders().onPlace((call) -> {
			barrier.await(10, TimeUnit.SECONDS);
			call.complete(OrderManager.RECEIPT);
		});
		List<PendingAnswer> pending = Stream.generate(() -> this.server.placeOrder().start()).limit(THREADS).toList();
		assertThat(pending).allSatisfy((each) -> assertThat(each.answer()).isReply(OrderManager.RECEIPT_JSON));
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
	}

	private List<RawConnection> place() throws IOException {
		List<RawConnection> clients = new ArrayList<>();
		for (int i = 0; i < SLOW_CLIENTS; i++) {
			clients.add(this.server.connect().send(PLACE));
		}
		return clients;
	}

	private void assertOthersAreServed(List<RawConnection> slow) throws IOException {
		for (RawConnection client : slow) {
			assertThat(client.readStatus()).isEqualTo(200);
		}
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		for (int i = 0; i < 20; i++) {
			assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
		}
		for (RawConnection client : slow) {
			assertThat(client.readBody()).isEqualTo(LARGE_JSON);
			client.close();
		}
	}

	/**
	 * Counts requests that a container handles once more because they failed.
	 */
	static class ErrorDispatches extends FilterRegistrationBean<Filter> {

		private final AtomicInteger count = new AtomicInteger();

		ErrorDispatches() {
			setDispatcherTypes(DispatcherType.ERROR, DispatcherType.INCLUDE);
			setFilter((request, response, chain) -> {
				this.count.incrementAndGet();
				chain.doFilter(request, response);
			});
		}

	}

}
