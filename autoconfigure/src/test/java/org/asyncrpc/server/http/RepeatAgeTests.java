package org.asyncrpc.server.http;

import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that say that they are repeated, and how late. Keys are kept for 30 seconds.
 */
@RpcServerTest
class RepeatAgeTests {

	private final RpcServer server;

	RepeatAgeTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aKeyThatCannotBeForgottenYetIsNew() {
		assertThat(repeat("20").answer()).isAccepted();
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@Test
	void aKeyThatMayBeForgottenIsRefusedBeforeAnythingIsDispatched() {
		assertThat(repeat("28").answer()).isRefusal(412, "KEY_EXPIRED");
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void aKeyThatIsKnownIsTheSameCallHoweverLate() {
		RpcAnswer first = this.server.placeOrder().prefer("respond-async").header("Idempotency-Key", "k").answer();
		assertThat(repeat("3600").answer().callId()).isEqualTo(first.callId());
		assertThat(this.server.orders().dispatched()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "0", "-1", "" })
	void anAgeThatIsNoneIsRefused(String age) {
		assertThat(repeat(age).answer()).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@Test
	void withoutKeyThereIsNothingToRepeat() {
		assertThat(this.server.placeOrder().prefer("respond-async").header("Repeat-Age", "3600").answer()).isAccepted();
	}

	private RpcRequest repeat(String age) {
		return this.server.placeOrder()
			.prefer("respond-async")
			.header("Idempotency-Key", "k")
			.header("Repeat-Age", age);
	}

}
