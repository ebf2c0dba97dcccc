package org.asyncrpc.server;

import java.time.Duration;

import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest(properties = "asyncrpc.server.abandoned=warn")
@ExtendWith(OutputCaptureExtension.class)
class AbandonedWarningTests {

	private final RpcServer server;

	AbandonedWarningTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aLostHandleIsOnlyWarnedOf(CapturedOutput output) {
		this.server.orders().onPlaceLosing((call) -> {
		});
		PendingAnswer pending = this.server.placeOrder().header("Call-Timeout", "10").start().awaitHeld();
		String callId = this.server.outstanding().get(0);
		await().until(() -> {
			System.gc();
			return output.getAll().contains("'order/place' (" + callId.substring(0, 8) + "…) was abandoned");
		});
		assertThat(output).contains("it stays outstanding until its deadline").doesNotContain(callId);
		assertThat(pending.isAnswered()).isFalse();
		this.server.turnClock(Duration.ofSeconds(11));
		assertThat(pending.answer()).isProblem(504, "DEADLINE_EXCEEDED");
	}

}
