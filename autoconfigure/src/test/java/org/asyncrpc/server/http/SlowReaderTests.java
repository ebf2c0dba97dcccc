package org.asyncrpc.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does not read its events makes nobody wait, and nothing pile up.
 */
@RpcServerTest(properties = { "server.tomcat.threads.max=2", "server.jetty.threads.max=8" })
class SlowReaderTests {

	/** Much more than the sockets on both sides take. */
	private static final int EVENTS = 40_000;

	private static final String MESSAGE = "m".repeat(1000);

	private final RpcServer server;

	SlowReaderTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aReaderThatIsSlowMissesProgressButNotTheOutcome() throws IOException {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		try (RawConnection slow = openEvents(callId); RawConnection slower = openEvents(callId)) {
			for (int i = 0; i < EVENTS; i++) {
				call.progress(i / (double) EVENTS, MESSAGE);
			}
			expectOtherCallsToWork();
			call.complete(OrderManager.RECEIPT);
			List<String> events = readToTheEnd(slow);
			assertThat(events).hasSizeLessThan(EVENTS).last().isEqualTo("event: reply");
			assertThat(events.subList(0, events.size() - 1)).containsOnly("event: progress");
			assertThat(readToTheEnd(slower)).last().isEqualTo("event: reply");
		}
	}

	private void expectOtherCallsToWork() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		for (int i = 0; i < 10; i++) {
			assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
		}
	}

	private RawConnection openEvents(String callId) throws IOException {
		RawConnection connection = this.server.connect();
		connection.send("""
				GET /rpc/calls/%s/events HTTP/1.1
				Host: localhost

				""".formatted(callId));
		assertThat(connection.readStatus()).isEqualTo(200);
		return connection;
	}

	private static List<String> readToTheEnd(RawConnection connection) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(connection.input(), StandardCharsets.ISO_8859_1));
		// The chunks end with an empty one
		return reader.lines()
			.takeWhile((line) -> !line.equals("0"))
			.filter((line) -> line.startsWith("event: "))
			.toList();
	}

}
