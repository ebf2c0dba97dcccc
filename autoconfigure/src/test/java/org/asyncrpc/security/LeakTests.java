package org.asyncrpc.security;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What callers say, what they are told, and what goes wrong in between is nobody else's
 * business: everything that a server prints, answers and shows is searched for it.
 */
class LeakTests {

	private static final String ARGUMENT = "argument-93ac";

	private static final String TOKEN = Tokens.of("ann", "");

	private static final List<String> OPERATIONS = List.of("reply", "fail", "executed", "stage", "listen", "write");

	private static final List<String> ENDPOINTS = List.of("asynccalls", "asynccalls?state=DRAINING", "asyncrpc",
			"health", "info", "metrics", "metrics/asyncrpc.server.calls", "metrics/asyncrpc.store.invocations",
			"metrics/http.server.requests", "prometheus", "mappings", "conditions", "configprops");

	private static RpcServer server;

	private final List<RpcAnswer> answers = new ArrayList<>();

	private final List<String> callIds = new ArrayList<>();

	@BeforeAll
	static void start() {
		server = RpcServer.on(Container.TOMCAT)
			.with(LeakyManager.class, JwtSecurity.class)
			.security(true)
			.properties("management.endpoints.web.exposure.include=*", "management.endpoint.health.show-details=always",
					"asyncrpc.server.operations.leaky.executed.dispatch=executor")
			.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void nothingLeaks() {
		try (CapturedLog log = new CapturedLog(false)) {
			playScenario();
			await().untilAsserted(() -> assertThat(log.lines()).filteredOn((line) -> line.contains("failed"))
				.hasSizeGreaterThanOrEqualTo(4));
			assertThat(log.lines()).isNotEmpty().allSatisfy((line) -> {
				assertClean(line);
				assertThat(line).doesNotContain(this.callIds);
			});
		}
		assertThat(this.answers).filteredOn((answer) -> answer.status() >= 400)
			.hasSizeGreaterThan(8)
			.allSatisfy((answer) -> assertClean(answer.toString()));
		for (String endpoint : ENDPOINTS) {
			assertShownClean(endpoint);
		}
		for (String callId : this.callIds) {
			assertShownClean("asynccalls/" + callId);
		}
	}

	@Test
	void failuresAreOnlyShownToWhoAsksForThem() {
		try (CapturedLog log = new CapturedLog(true)) {
			call("fail", ARGUMENT).answer();
			assertThat(log.lines()).filteredOn((line) -> line.contains(LeakyManager.EXCEPTION))
				.isNotEmpty()
				.allMatch((line) -> line.startsWith("DEBUG org.asyncrpc.failures"));
		}
	}

	@Test
	void nobodyWritesLinesIntoTheLog() {
		String line = "%0d%0aWARN%20injected-52d0";
		try (CapturedLog log = new CapturedLog(false)) {
			for (String path : List.of("/rpc/leaky/" + line, "/rpc/calls/" + line, "/rpc/calls/" + line + "/reply",
					"/rpc/bindings/" + line + "/replies", "/actuator/asynccalls/" + line,
					"/actuator/asynccalls?after=" + line + "&principal=" + line)) {
				as(TOKEN, server.get(path)).answer();
			}
			call("reply", "\\r\\nWARN injected-52d0").header("Idempotency-Key", "injected-52d0").answer();
			call("fail", "\\r\\nWARN injected-52d0").answer();
			as(TOKEN, server.call("leaky/reply", "{\"\\nWARN injected-52d0\": 1}")).answer();
			assertThat(log.lines()).isNotEmpty()
				.allSatisfy((printed) -> assertThat(printed).doesNotContain("injected-52d0"));
		}
	}

	private void playScenario() {
		for (String operation : OPERATIONS) {
			note(call(operation, ARGUMENT).answer());
			RpcAnswer accepted = call(operation, ARGUMENT).prefer("respond-async")
				.header("Idempotency-Key", "\"" + operation + "\"")
				.answer();
			note(accepted);
			note(as(Tokens.of("bob", ""), server.reply(accepted.callId())).answer());
			note(call(operation, "other").header("Idempotency-Key", "\"" + operation + "\"").answer());
		}
		for (String body : List.of("{\"secret\": [\"%s\"]}", "{\"secret\": \"%s", "%s", "{\"secret\": {\"a\": \"%s\"}}",
				"{\"secret\": \"a\", \"secret\": \"%s\"}")) {
			note(as(TOKEN, server.call("leaky/reply", body.formatted(ARGUMENT))).answer());
		}
		note(as(TOKEN, server.call("leaky/read", "{\"picky\": {\"secret\": \"%s\"}}".formatted(ARGUMENT))).answer());
		note(as(TOKEN,
				TestBinding.on(server)
					.batch(TestBinding.element(1, "leaky/fail", "{\"secret\": \"%s\"}".formatted(ARGUMENT)),
							TestBinding.element(2, "leaky/read",
									"{\"picky\": {\"secret\": \"%s\"}}".formatted(ARGUMENT)),
							"\"" + ARGUMENT))
			.answer());
		note(as(TOKEN + "x", server.placeOrder()).answer());
	}

	private void note(RpcAnswer answer) {
		this.answers.add(answer);
		String callId = answer.header("Call-Id");
		if (callId != null) {
			this.callIds.add(callId);
		}
	}

	private void assertShownClean(String endpoint) {
		RpcAnswer shown = as(Tokens.of("operator", ""), server.get("/actuator/" + endpoint)).answer();
		assertThat(shown.status()).as(endpoint).isIn(200, 404);
		assertClean(shown.toString());
	}

	private static void assertClean(String text) {
		Stream.of(ARGUMENT, LeakyManager.EXCEPTION, LeakyManager.REPLY, TOKEN)
			.forEach((marker) -> assertThat(text).doesNotContain(marker));
	}

	private static RpcRequest call(String operation, String secret) {
		return as(TOKEN, server.call("leaky/" + operation, "{\"secret\": \"%s\"}".formatted(secret)));
	}

	private static RpcRequest as(String token, RpcRequest request) {
		return Credentials.bearer(token, request);
	}

}
