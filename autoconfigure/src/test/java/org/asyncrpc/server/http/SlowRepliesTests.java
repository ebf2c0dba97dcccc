package org.asyncrpc.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

	private static final Pattern NUMBER = Pattern.compile("\\{\"n\":(\\d+),\"callId\"");

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

	// Chunks may be cut anywhere, and one is ended when the next begins
	private static List<Integer> numbers(RawConnection connection, int count) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(connection.input(), StandardCharsets.ISO_8859_1));
		StringBuilder text = new StringBuilder();
		List<Integer> numbers = new ArrayList<>();
		while (numbers.size() < count) {
			String size = reader.readLine();
			if (size.isEmpty()) {
				continue;
			}
			char[] chunk = new char[Integer.parseInt(size, 16)];
			for (int read = 0; read < chunk.length;) {
				read += reader.read(chunk, read, chunk.length - read);
			}
			text.append(chunk);
			takeNumbers(text, numbers);
		}
		return numbers;
	}

	private static void takeNumbers(StringBuilder text, List<Integer> numbers) {
		Matcher matcher = NUMBER.matcher(text);
		int end = Math.max(0, text.length() - 50);
		while (matcher.find()) {
			numbers.add(Integer.valueOf(matcher.group(1)));
			end = Math.max(matcher.end(), end);
		}
		text.delete(0, end);
	}

}
