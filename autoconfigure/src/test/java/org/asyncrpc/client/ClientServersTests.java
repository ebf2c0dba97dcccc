package org.asyncrpc.client;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.client.FaultyProxy.SeenRequest;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Order;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One application that calls managers of one name on two servers.
 */
@ClientTest
class ClientServersTests {

	private final RpcServer here;

	ClientServersTests(RpcServer server) {
		this.here = server;
	}

	@Test
	void eachClientHasItsOwn() throws Exception {
		try (RpcServer there = RpcServer.on(Container.JETTY)
			.with(OrderManager.class)
			.properties("asyncrpc.server.base-path=/calls-of-europe")
			.start();
				FaultyProxy toHere = new FaultyProxy(this.here.port());
				FaultyProxy toThere = new FaultyProxy(there.port());
				ClientApplication application = ClientApplication.of(toHere.uri(), Clients.class,
						"asyncrpc.client.orderEurope.url=" + toThere.uri(),
						"asyncrpc.client.orderEurope.base-path=/calls-of-europe")) {
			AsyncCall<Receipt> first = application.bean(OrderHere.class).place(OrderClient.ORDER, true);
			AsyncCall<Receipt> second = application.bean(OrderThere.class).place(OrderClient.ORDER, true);
			there.orders().take().complete(new Receipt("there", 1));
			this.here.orders().take().complete(new Receipt("here", 1));
			assertThat(first.await(Patience.LONG).number()).isEqualTo("here");
			assertThat(second.await(Patience.LONG).number()).isEqualTo("there");
			assertThat(toHere.seen()).allMatch((request) -> isFor(request, "token of order"));
			assertThat(toThere.seen()).allMatch((request) -> isFor(request, "token of orderEurope"));
		}
	}

	@Test
	void allRequestsForACallAreCustomized() throws Exception {
		try (FaultyProxy proxy = new FaultyProxy(this.here.port());
				ClientApplication application = ClientApplication.of(proxy.uri(), Clients.class,
						"asyncrpc.client.order.max-wait=0s")) {
			AsyncCall<Receipt> call = application.bean(OrderHere.class).place(OrderClient.ORDER, true);
			call.callId();
			call.inquire().join();
			call.cancel();
			this.here.orders().take().complete(OrderManager.RECEIPT);
			call.await(Patience.LONG);
			assertThat(proxy.seen()).hasSizeGreaterThanOrEqualTo(3)
				.allMatch((request) -> isFor(request, "token of order"));
		}
	}

	private static boolean isFor(SeenRequest request, String token) {
		return request.header("Authorization").equals(token);
	}

	@AsyncRpcClient("order")
	interface OrderHere {

		AsyncCall<Receipt> place(Order order, boolean express);

	}

	@AsyncRpcClient(name = "orderEurope", manager = "order")
	interface OrderThere {

		AsyncCall<Receipt> place(Order order, boolean express);

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAsyncRpcClients({ OrderHere.class, OrderThere.class })
	static class Clients {

		@Bean
		AsyncRpcRequestCustomizer authorization() {
			return (request, client) -> request.setHeader("Authorization", "token of " + client);
		}

	}

}
