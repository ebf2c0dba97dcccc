package org.asyncrpc.server.binding;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node whose clock is years ahead of that of the database, as that of all tests is.
 */
class BindingClockTests {

	@Test
	void outcomesAreKeptByTheClockThatTheyEndedBy() {
		try (RpcServer server = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.databases()
			.properties("asyncrpc.store.type=jdbc", "spring.datasource.url=jdbc:h2:mem:bindingclock")
			.start()) {
			TestBinding binding = TestBinding.on(server);
			binding.batch(TestBinding.element(1, "order/audit", "{}")).answer();
			server.turnClock(2);
			server.bean(Bindings.class).sweep();
			try (EventStream replies = binding.replies().stream()) {
				assertThat(replies.next()).contains("id: 1");
			}
		}
	}

}
