package org.asyncrpc.server;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application is stopped and started again when a checkpoint is restored, and between
 * tests that share it.
 */
class RestartTests {

	@ParameterizedTest
	@EnumSource
	void aServerThatIsStartedAgainTakesCalls(Container container) {
		try (RpcServer server = RpcServer.on(container).with(OrderManager.class).start()) {
			server.restart();
			PendingAnswer pending = server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
			assertThat(server.orders().take().complete(OrderManager.RECEIPT)).isTrue();
			assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
			PendingAnswer late = server.placeOrder().header("Call-Timeout", "5").start().awaitHeld();
			server.turnClockPast(5);
			assertThat(late.answer()).isProblem(504, "DEADLINE_EXCEEDED");
		}
	}

}
