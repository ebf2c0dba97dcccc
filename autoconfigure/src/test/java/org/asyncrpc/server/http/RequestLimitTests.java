package org.asyncrpc.server.http;

import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.ReplyException;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Each limit is tried with what is just allowed, and with one more.
 */
@RpcServerTest(properties = { "asyncrpc.server.max-acknowledgements=3", "asyncrpc.server.max-key-length=10",
		"asyncrpc.server.max-reply-size=100B", "asyncrpc.server.max-streams=2", "asyncrpc.server.max-argument-depth=2",
		"asyncrpc.server.max-argument-tokens=12" })
class RequestLimitTests {

	private final RpcServer server;

	RequestLimitTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aRequestAcknowledgesOnlySoManyCalls() {
		List<String> calls = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			calls.add(this.server.placeAsync());
			this.server.orders().take().complete(OrderManager.RECEIPT);
		}
		assertThat(this.server.status(calls.get(3)).header("Call-Ack", String.join(",", calls)).answer()).isRefusal(400,
				"INVALID_ARGUMENTS");
		assertThat(this.server.callCount()).isEqualTo(4);
		assertThat(this.server.status(calls.get(3)).header("Call-Ack", String.join(",", calls.subList(0, 3))).answer())
			.hasStatus(200);
		assertThat(this.server.callCount()).isOne();
	}

	@Test
	void idempotencyKeysHaveALength() {
		assertThat(this.server.placeOrder().header("Idempotency-Key", "k".repeat(11)).answer()).isRefusal(400,
				"INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
		assertThat(this.server.placeOrder().header("Idempotency-Key", "k".repeat(10)).prefer("respond-async").answer())
			.isAccepted();
	}

	@Test
	void idempotencyKeysInABatchHaveALength() {
		RpcAnswer answer = TestBinding.on(this.server).batch(keyed("k".repeat(10)), keyed("k".repeat(11))).answer();
		assertThat(answer.json().path(0).path("status").intValue()).isEqualTo(202);
		assertThat(answer.json().path(1).path("problem").path("code").stringValue()).isEqualTo("INVALID_ARGUMENTS");
	}

	@Test
	void businessKeysHaveALength() {
		this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThatIllegalArgumentException().isThrownBy(() -> call.key("k".repeat(11)))
			.withMessageContaining("asyncrpc.server.max-key-length");
		call.key("k".repeat(10));
	}

	@Test
	void repliesHaveASize() {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		int rest = "{\"number\":\"\",\"total\":3}".length();
		assertThatExceptionOfType(ReplyException.class)
			.isThrownBy(() -> call.complete(new Receipt("r".repeat(101 - rest), 3)))
			.withMessageContaining("asyncrpc.server.max-reply-size");
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.complete(new Receipt("r".repeat(100 - rest), 3))).isTrue();
		assertThat(this.server.reply(callId).answer().text()).hasSize(100);
	}

	@Test
	void anonymousCallersShareTheStreamsOfTheNode() {
		String callId = this.server.placeAsync();
		EventStream events = this.server.events(callId).stream();
		try (EventStream replies = TestBinding.on(this.server).replies().stream()) {
			assertThat(this.server.events(callId).answer()).isProblem(503, "TOO_BUSY").hasHeader("Retry-After", "1");
			assertThat(TestBinding.on(this.server).replies().answer()).isRefusal(503, "TOO_BUSY");
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(events.next()).startsWith("event: reply");
			assertThat(events.isAtEnd()).isTrue();
			try (EventStream next = TestBinding.on(this.server).replies().stream()) {
				assertThat(next.status()).isEqualTo(200);
			}
			assertThat(replies.status()).isEqualTo(200);
		}
	}

	@Test
	void argumentsHaveADepth() {
		// The order has as many tokens and levels as are allowed
		this.server.placeAsync();
		assertThat(this.server.call("order/place", "{\"order\": {\"sku\": []}}").answer())
			.isRefusal(400, "INVALID_ARGUMENTS")
			.hasErrorsAt("");
	}

	@Test
	void argumentsHaveANumberOfTokens() {
		assertThat(this.server.call("order/place", OrderManager.ORDER.replace("}, ", ", \"x\": 1}, ")).answer())
			.isRefusal(400, "INVALID_ARGUMENTS")
			.hasErrorsAt("");
	}

	private static String keyed(String key) {
		return "{\"operation\":\"order/place\",\"args\":%s,\"idempotencyKey\":\"%s\"}".formatted(OrderManager.ORDER,
				key);
	}

}
