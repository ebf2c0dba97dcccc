package org.asyncrpc.server;

import java.time.Duration;
import java.time.Instant;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.AsyncRpcOperation;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = DeadlineSettingsTests.SlowManager.class, properties = { "asyncrpc.server.default-timeout=10m",
		"asyncrpc.server.max-timeout=2h", "asyncrpc.server.operations.slow.quick.timeout=30s",
		"asyncrpc.server.operations.slow.configured.timeout=3m", "asyncrpc.server.operations.slow.endless.timeout=3d" })
class DeadlineSettingsTests {

	private final RpcServer server;

	DeadlineSettingsTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void anOperationHasTheDefaultTimeout() {
		assertThat(timeout(call("plain"))).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void anOperationCanHaveATimeoutOfItsOwn() {
		assertThat(timeout(call("quick"))).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void anOperationCanDeclareATimeoutOfItsOwn() {
		assertThat(timeout(call("declared"))).isEqualTo(Duration.ofSeconds(45));
		assertThat(timeout(call("declared").header("Call-Timeout", "60"))).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void aPropertyComesBeforeWhatTheOperationDeclares() {
		assertThat(timeout(call("configured"))).isEqualTo(Duration.ofMinutes(3));
	}

	@Test
	void theClientsTimeoutCountsMostWhetherItIsShorterOrLonger() {
		assertThat(timeout(call("quick").header("Call-Timeout", "5.25"))).isEqualTo(Duration.ofMillis(5250));
		assertThat(timeout(call("quick").header("Call-Timeout", "3600"))).isEqualTo(Duration.ofHours(1));
		assertThat(timeout(call("plain").header("Call-Timeout", "0.001"))).isEqualTo(Duration.ofMillis(1));
	}

	@Test
	void nobodyGetsMoreThanTheMaximum() {
		assertThat(timeout(call("endless"))).isEqualTo(Duration.ofHours(2));
		assertThat(timeout(call("plain").header("Call-Timeout", "999999999.999"))).isEqualTo(Duration.ofHours(2));
	}

	private RpcRequest call(String operation) {
		return this.server.call("slow/" + operation, "{}").prefer("respond-async");
	}

	private static Duration timeout(RpcRequest request) {
		RpcAnswer answer = request.answer();
		assertThat(answer).isAccepted();
		return Duration.between(instant(answer, "acceptedAt"), instant(answer, "deadline"));
	}

	private static Instant instant(RpcAnswer answer, String member) {
		return Instant.parse(answer.json().path(member).asString());
	}

	@AsyncRpcManager("slow")
	static class SlowManager {

		void plain(AsyncCallHandle<Void> call) {
			call.callId();
		}

		void quick(AsyncCallHandle<Void> call) {
			call.callId();
		}

		@AsyncRpcOperation(timeout = "45s")
		void declared(AsyncCallHandle<Void> call) {
			call.callId();
		}

		@AsyncRpcOperation(timeout = "45s")
		void configured(AsyncCallHandle<Void> call) {
			call.callId();
		}

		void endless(AsyncCallHandle<Void> call) {
			call.callId();
		}

	}

}
