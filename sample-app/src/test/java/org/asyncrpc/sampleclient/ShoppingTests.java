package org.asyncrpc.sampleclient;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.sampleclient.OrderClient.Order;
import org.asyncrpc.sampleclient.OrderClient.Receipt;
import org.asyncrpc.test.AsyncRpcClientTest;
import org.asyncrpc.test.Fault;
import org.asyncrpc.test.ScriptedCall;
import org.asyncrpc.test.ScriptedServer;
import org.asyncrpc.test.TestClock;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@AsyncRpcClientTest(Shopping.class)
class ShoppingTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Autowired
	private Shopping shopping;

	@Autowired
	private ScriptedServer server;

	@Test
	void getsWhatTheWarehouseHas() {
		CompletableFuture<String> bought = this.shopping.buy("tea", 2);
		ScriptedCall call = this.server.take("order/place");
		assertThat(call.argument("order", Order.class)).isEqualTo(new Order("tea", 2));
		call.complete(new Receipt(2, "Hamburg"));
		assertThat(bought).succeedsWithin(PATIENCE).isEqualTo("2 tea from Hamburg");
	}

	@Test
	void isToldWhatIsOutOfStock() {
		CompletableFuture<String> bought = this.shopping.buy("cup", 5);
		this.server.take("order/place").abort("OUT_OF_STOCK", "There are 3 cups left");
		assertThat(bought).succeedsWithin(PATIENCE).isEqualTo("no cup: OUT_OF_STOCK");
	}

	@Test
	void ordersOnceThoughTheAnswerIsLost() {
		this.server.inject(Fault.LOST_ANSWER);
		CompletableFuture<String> bought = this.shopping.buy("tea", 2);
		ScriptedCall call = this.server.take("order/place");
		await().until(() -> call.requests() == 2);
		call.complete(new Receipt(2, "Hamburg"));
		assertThat(bought).succeedsWithin(PATIENCE).isEqualTo("2 tea from Hamburg");
		assertThat(this.server.calls()).hasSize(1);
	}

	@Test
	void givesUpAfterAnHour(@Autowired TestClock clock) {
		CompletableFuture<String> bought = this.shopping.buy("tea", 2);
		ScriptedCall call = this.server.take("order/place");
		clock.advance(Duration.ofMinutes(61));
		assertThat(bought).succeedsWithin(PATIENCE).isEqualTo("no tea: DEADLINE_EXCEEDED");
		assertThat(call.state()).isEqualTo(AsyncCallState.ABORTED);
	}

}
