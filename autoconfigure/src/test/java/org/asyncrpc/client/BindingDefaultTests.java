package org.asyncrpc.client;

import java.io.IOException;

import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.CuttingProxy;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When clients use bindings.
 */
@RpcServerTest(value = LedgerManager.class, on = Container.TOMCAT)
class BindingDefaultTests {

	private static final String NOTHING_SAID = "asyncrpc.client.another.bindings=false";

	private final RpcServer server;

	BindingDefaultTests(RpcServer server) {
		this.server = server;
		server.bean(LedgerManager.class).reset((number) -> {
		});
	}

	@Test
	void theyDoByThemselves() throws IOException {
		assertThat(usesBindings(OrderClient.Clients.class, NOTHING_SAID)).isTrue();
	}

	@Test
	void theyDoNotWhenItIsSaidSo() throws IOException {
		assertThat(usesBindings(OrderClient.Clients.class, "asyncrpc.client.order.bindings=false")).isFalse();
	}

	@Test
	void theyDoNotWhenRequestsMayDependOnTheCaller() throws IOException {
		assertThat(usesBindings(WithCustomizer.class, NOTHING_SAID)).isFalse();
	}

	@Test
	void theyDoWhenItIsSaidThatRequestsDoNotDependOnTheCaller() throws IOException {
		assertThat(usesBindings(WithCustomizer.class, "asyncrpc.client.order.bindings=true")).isTrue();
	}

	private boolean usesBindings(Class<?> clients, String property) throws IOException {
		try (CuttingProxy proxy = new CuttingProxy(this.server.port());
				ClientApplication application = ClientApplication.of(proxy.uri(), clients, property)) {
			assertThat(application.bean(LedgerClient.class).enter(1)).succeedsWithin(Patience.LONG);
			boolean bound = !proxy.requests(BoundClient.BATCH).isEmpty();
			assertThat(proxy.requests("POST /rpc/ledger/enter ").isEmpty()).isEqualTo(bound);
			return bound;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAsyncRpcClients(LedgerClient.class)
	static class WithCustomizer {

		@Bean
		AsyncRpcRequestCustomizer customizer() {
			return (request, client) -> request.setHeader("Test", "test");
		}

	}

}
