package org.asyncrpc.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does not read its stream makes nobody wait, has no more calls waiting for
 * it than it may, and in the end misses nothing.
 */
@RpcServerTest(value = LedgerManager.class, properties = { "server.tomcat.threads.max=2", "server.jetty.threads.max=8",
		"asyncrpc.server.max-calls-per-binding=2000" })
class SlowRepliesTests {

	private static final int BATCH = 100;

	/** Together much more than the sockets on both sides take. */
	private static final int LENGTH = 20_000;

	private final RpcServer server;

	private final TestBinding binding;

	SlowRepliesTests(RpcServer server) {
		this.server = server;
		this.binding = TestBinding.on(server);
	}

	@BeforeEach
	void reset() {
		this.server.bean(LedgerManager.class).reset((number) -> {
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?batch=true" })
	void aReaderThatIsSlowMissesNothing(String query) throws IOException {
		try (RawConnection slow = openReplies(query)) {
			for (int first = 0; first < 2000; first += BATCH) {
				assertThat(statuses(first)).containsOnly(202);
			}
			assertThat(statuses(2000)).containsOnly(503);
			TestBinding other = TestBinding.on(this.server);
			assertThat(other.batch(TestBinding.element("enter", 1)).answer()).hasStatus(200);
			assertThat(numbers(slow, 2000)).containsExactlyElementsOf(IntStream.range(0, 2000).boxed().toList());
			assertThat(this.binding.batch().header("Last-Event-ID", "2000").answer()).hasStatus(200);
			assertThat(statuses(2000)).containsOnly(202);
		}
	}

	private List<Integer> statuses(int first) {
		String[] elements = IntStream.range(first, first + BATCH)
			.mapToObj((number) -> TestBinding.element(number, "ledger/text", "{\"length\":" + LENGTH + "}"))
			.toArray(String[]::new);
		return this.binding.batch(elements)
			.answer()
			.json()
			.valueStream()
			.map((result) -> result.path("status").intValue())
			.toList();
	}

	private RawConnection openReplies(String query) throws IOException {
		RawConnection connection = this.server.connect();
		connection.send("""
				GET /rpc/bindings/%s/replies%s HTTP/1.1
				Host: localhost

				""".formatted(this.binding.id(), query));
		assertThat(connection.readStatus()).isEqualTo(200);
		return connection;
	}

	// Chunks may be cut anywhere, but their sizes are lines of their own
	private static List<Integer> numbers(RawConnection connection, int count) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(connection.input(), StandardCharsets.ISO_8859_1));
		StringBuilder text = new StringBuilder();
		List<Integer> numbers = new ArrayList<>();
		while (numbers.size() < count) {
			int size = Integer.parseInt(reader.readLine(), 16);
			char[] chunk = new char[size];
			for (int read = 0; read < size;) {
				read += reader.read(chunk, read, size - read);
			}
			reader.readLine();
			text.append(chunk);
			int from = 0;
			int at = text.indexOf("{\"n\":", from);
			int comma = text.indexOf(",\"callId\"", at);
			while (at >= 0 && comma >= 0) {
				numbers.add(Integer.parseInt(text.substring(at + 5, comma)));
				from = comma;
				at = text.indexOf("{\"n\":", from);
				comma = text.indexOf(",\"callId\"", Math.max(at, 0));
			}
			text.delete(0, (at >= 0) ? at : Math.max(from, text.length() - 8));
		}
		return numbers;
	}

}
