package org.asyncrpc.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Order;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example that the documentation of clients begins with.
 */
@ClientTest
class ClientExampleTests {

	private final RpcServer server;

	ClientExampleTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void doesWhatItIsMeantTo() throws Exception {
		try (ClientApplication application = ClientApplication.of(this.server, Shop.class)) {
			OrderDesk desk = application.bean(OrderDesk.class);
			Display display = application.bean(Display.class);
			desk.order(new Order("tea", 2));
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(display.next()).isEqualTo("Receipt R-1");
			desk.order(new Order("cup", 5));
			this.server.orders().take().abort("OUT_OF_STOCK", "No cups");
			assertThat(display.next()).isEqualTo("Sorry: OUT_OF_STOCK");
			desk.order(new Order("pen", 1));
			this.server.orders().take().abort("STRIKE", null);
			assertThat(display.next()).isEqualTo("Sorry: STRIKE");
		}
	}

	@AsyncRpcClient("order")
	interface OrderClient {

		AsyncCall<Receipt> place(Order order, boolean express);

	}

	@Component
	static class OrderDesk {

		private final OrderClient orders;

		private final Display display;

		OrderDesk(OrderClient orders, Display display) {
			this.orders = orders;
			this.display = display;
		}

		void order(Order order) {
			AsyncCall<Receipt> call = this.orders.place(order, true);
			call.future().whenComplete((receipt, failure) -> {
				if (failure == null) {
					this.display.show("Receipt " + receipt.number());
				}
				else if (failure instanceof AsyncCallAbortedException aborted) {
					this.display.show("Sorry: " + aborted.code());
				}
				else {
					this.display.show("Nobody knows");
				}
			});
		}

	}

	static class Display {

		private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();

		void show(String text) {
			this.shown.add(text);
		}

		String next() throws InterruptedException {
			return this.shown.poll(20, TimeUnit.SECONDS);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAsyncRpcClients(OrderClient.class)
	static class Shop {

		@Bean
		OrderDesk orderDesk(OrderClient orders, Display display) {
			return new OrderDesk(orders, display);
		}

		@Bean
		Display display() {
			return new Display();
		}

	}

}
