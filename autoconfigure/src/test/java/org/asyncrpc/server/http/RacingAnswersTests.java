package org.asyncrpc.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that end just as the thread of their request is on its way back through the
 * filters.
 */
@RpcServerTest(value = { OrderManager.class, SecuredApplication.class, SecurityTests.GuardedManager.class },
		security = true)
class RacingAnswersTests {

	private static final int ROUNDS = 60;

	private static final int CLIENTS = 6;

	/** Longer than a request's thread takes to get back through the filters. */
	private static final long MAX_DELAY_NANOS = 1_500_000;

	/** Puts ends all over that time, in no order. */
	private static final long STEP_NANOS = 370_193;

	private static final Receipt LONG = new Receipt("0123456789".repeat(5000), 1);

	private static final String LONG_JSON = """
			{"number": "%s", "total": 1}""".formatted(LONG.number());

	private final RpcServer server;

	private final ExecutorService completing = Executors.newFixedThreadPool(2);

	RacingAnswersTests(RpcServer server) {
		this.server = server;
	}

	@AfterEach
	void stop() {
		this.completing.shutdownNow();
	}

	@Test
	void everyAnswerHasAllHeadersAndTheWholeBody() {
		AtomicInteger count = new AtomicInteger();
		this.server.orders().onPlace((call) -> {
			long moment = System.nanoTime() + count.incrementAndGet() * STEP_NANOS % MAX_DELAY_NANOS;
			this.completing.execute(() -> {
				while (System.nanoTime() - moment < 0) {
					Thread.onSpinWait();
				}
				call.complete(LONG);
			});
		});
		for (int round = 0; round < ROUNDS; round++) {
			for (PendingAnswer pending : place()) {
				assertComplete(pending.answer());
			}
		}
	}

	private List<PendingAnswer> place() {
		List<PendingAnswer> pending = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			pending.add(this.server.placeOrder()
				.header("Authorization", SecuredApplication.ALICE)
				.header("Origin", SecuredApplication.ORIGIN)
				.start());
		}
		return pending;
	}

	private static void assertComplete(RpcAnswer answer) {
		assertThat(answer).isReply(LONG_JSON)
			.hasHeader("Access-Control-Allow-Origin", SecuredApplication.ORIGIN)
			.hasHeader("Call-Id", answer.callId());
		SecurityTests.assertSecurityHeaders(answer);
	}

}
