package org.asyncrpc.server.http;

import java.time.Duration;
import java.time.Instant;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(properties = { "server.servlet.context-path=/shop", "asyncrpc.server.base-path=/remote/calls",
		"asyncrpc.server.max-wait=7s", "asyncrpc.server.default-timeout=2m", "asyncrpc.server.max-timeout=5m",
		"asyncrpc.server.operations.order.audit.timeout=3m", "asyncrpc.server.operations.order.place.timeout=4m",
		"asyncrpc.server.max-request-size=100B" })
class ConfiguredServerTests {

	private final RpcServer server;

	ConfiguredServerTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theLocationHasTheContextPathAndTheBasePath() {
		RpcAnswer accepted = accept();
		String location = "/shop/remote/calls/calls/" + accepted.callId() + "/reply";
		assertThat(accepted).hasHeader("Location", location);
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(this.server.get(location).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void nothingIsServedUnderTheDefaultBasePath() {
		RpcAnswer answer = this.server.post("/shop/rpc/order/place").json(OrderManager.ORDER).answer();
		assertThat(answer).hasStatus(404);
		assertThat(this.server.orders().dispatched()).isZero();
	}

	@Test
	void theConfiguredMaximumClampsAWait() {
		PendingAnswer pending = this.server.placeOrder().prefer("wait=20").start().awaitHeld();
		this.server.turnClockPast(7);
		assertThat(pending.answer()).isAccepted().hasHeader("Preference-Applied", "wait=7");
	}

	@Test
	void anOperationCanHaveATimeoutOfItsOwn() {
		assertThat(timeout(accept())).hasMinutes(4);
	}

	@Test
	void theTimeoutOfAClientCountsMoreThanThatOfTheOperation() {
		RpcAnswer accepted = this.server.placeOrder().header("Call-Timeout", "30").prefer("respond-async").answer();
		assertThat(timeout(accepted)).hasSeconds(30);
	}

	@Test
	void theConfiguredMaximumClampsATimeout() {
		RpcAnswer accepted = this.server.placeOrder().header("Call-Timeout", "301").prefer("respond-async").answer();
		assertThat(timeout(accepted)).hasMinutes(5);
	}

	@Test
	void theConfiguredMaximumLimitsABody() {
		assertThat(this.server.call("order/place", OrderManager.ORDER + " ".repeat(100)).answer()).isRefusal(413,
				"PAYLOAD_TOO_LARGE");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	private RpcAnswer accept() {
		return this.server.placeOrder().prefer("respond-async").answer();
	}

	private Duration timeout(RpcAnswer accepted) {
		return Duration.between(this.server.now(), Instant.parse(accepted.json().path("deadline").stringValue()));
	}

}
