package org.asyncrpc.server.http;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;

import static org.assertj.core.api.Assertions.assertThat;

class FuzzTests {

	private static final Map<Container, RpcServer> SERVERS = new EnumMap<>(Container.class);

	@BeforeContainer
	static void start() {
		for (Container container : Container.values()) {
			SERVERS.put(container, RpcServer.on(container).with(OrderManager.class).start());
		}
	}

	@AfterContainer
	static void stop() {
		SERVERS.values().forEach(RpcServer::close);
		SERVERS.clear();
	}

	@Property(tries = 300, shrinking = ShrinkingMode.OFF)
	void aBodyOfAnyTextIsRefused(@ForAll Container container, @ForAll("bodies") String body) {
		RpcServer server = server(container);
		assertRefused(server, server.call("order/place", body));
	}

	@Property(tries = 100, shrinking = ShrinkingMode.OFF)
	void aBodyOfAnyBytesIsRefused(@ForAll Container container, @ForAll byte[] body) {
		RpcServer server = server(container);
		assertRefused(server,
				server.post("/rpc/order/place")
					.header("Content-Type", "application/json")
					.body(BodyPublishers.ofByteArray(body)));
	}

	@Property(tries = 200, shrinking = ShrinkingMode.OFF)
	void aRequestForAnyPathIsRefused(@ForAll Container container, @ForAll("methods") String method,
			@ForAll("paths") String path) {
		RpcServer server = server(container);
		assertRefused(server, server.request(method, path).json(OrderManager.ORDER));
	}

	@Property(tries = 300, shrinking = ShrinkingMode.OFF)
	void anyHeadersEndInAnAnswerThatIsNoFailureOfTheServer(@ForAll Container container,
			@ForAll("headers") List<String[]> headers) {
		RpcServer server = server(container);
		server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		RpcRequest request = server.placeOrder();
		headers.forEach((header) -> request.header(header[0], header[1]));
		assertThat(request.answer().status()).isBetween(200, 499);
	}

	@Provide
	Arbitrary<String> bodies() {
		Arbitrary<String> json = Arbitraries
			.of("{", "}", "[", "]", "\"order\"", "\"express\"", "\"sku\"", ":", ",", "true", "null", "3", "\"pen\"",
					" ", "-", "1e999999999", "\\u0000", "\"")
			.list()
			.ofMaxSize(15)
			.map((parts) -> String.join("", parts));
		return Arbitraries.oneOf(json, json.map((rest) -> "{\"order\":" + rest + "}"), Arbitraries.strings());
	}

	@Provide
	Arbitrary<String> methods() {
		return Arbitraries.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO");
	}

	@Provide
	Arbitrary<String> paths() {
		return Arbitraries
			.of("order", "plac", "calls", "reply", "cancel", "events", "bindings", "x", "%20", "%E4", "%2e",
					"0123456789abcdef0123456789abcdef", ";a=b", "?a=%", "/", "~", "%25", "%c3%bc", "a".repeat(2000))
			.list()
			.ofMaxSize(6)
			.map((parts) -> "/rpc/" + String.join("/", parts))
			.filter(FuzzTests::isUri);
	}

	@Provide
	Arbitrary<List<String[]>> headers() {
		Arbitrary<String> names = Arbitraries.of("Prefer", "Call-Timeout", "Call-Ack", "Idempotency-Key", "traceparent",
				"Content-Type", "Content-Encoding", "Accept", "Origin", "Last-Event-ID", "Cookie", "X-Forwarded-For",
				"Forwarded", "Authorization", "Range", "If-None-Match");
		Arbitrary<String> values = Arbitraries.oneOf(Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40),
				Arbitraries.of("wait=1", "5", "0.5", "application/json", "null", "*", "\"\"", "http://x",
						"a".repeat(3000)));
		return names.flatMap((name) -> values.map((value) -> new String[] { name, value.strip() })).list().ofMaxSize(4);
	}

	private static boolean isUri(String path) {
		try {
			URI.create("http://localhost" + path);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static RpcServer server(Container container) {
		return Objects.requireNonNull(SERVERS.get(container));
	}

	private static void assertRefused(RpcServer server, RpcRequest request) {
		int dispatched = server.orders().dispatched();
		long calls = server.callCount();
		RpcAnswer answer = request.answer();
		assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
		assertThat(server.orders().dispatched()).isEqualTo(dispatched);
		assertThat(server.callCount()).isLessThanOrEqualTo(calls);
	}

}
