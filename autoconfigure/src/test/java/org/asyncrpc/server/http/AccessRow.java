package org.asyncrpc.server.http;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One resource, and who may do what with it.
 *
 * @param resource method and pattern
 * @param kind who is served, and what the others get
 * @param probe makes the request
 */
record AccessRow(String resource, Kind kind, Function<AccessTarget, RpcRequest> probe) {

	/** Differ from one answer to the next. */
	private static final Set<String> VARYING = Set.of("date");

	private static final List<AccessRow> ALL = List.of(
			new AccessRow("GET /calls/{callId}", Kind.OWNER_ONLY, (on) -> on.server().status(on.callId())),
			new AccessRow("GET /calls/{callId}/reply", Kind.OWNER_ONLY,
					(on) -> on.server().reply(on.callId()).prefer("wait=0")),
			new AccessRow("POST /calls/{callId}/cancel", Kind.OWNER_ONLY, (on) -> on.server().cancel(on.callId())),
			new AccessRow("GET /calls/{callId}/events", Kind.OWNER_ONLY_STREAM,
					(on) -> on.server().events(on.callId())),
			new AccessRow("POST /calls", Kind.OWNER_ONLY, (on) -> on.binding().batch().header("Last-Event-ID", "1")),
			new AccessRow("GET /bindings/{binding}/replies", Kind.OWNER_ONLY_STREAM,
					(on) -> on.binding().replies().header("Last-Event-ID", "1")),
			new AccessRow("POST /{manager}/{method}", Kind.OWN_CALL,
					(on) -> on.server().placeOrder().header("Idempotency-Key", on.key()).prefer("respond-async")),
			new AccessRow("GET asynccalls", Kind.OPERATOR_ONLY, (on) -> on.server().get("/actuator/asynccalls")),
			new AccessRow("GET asynccalls/{callId}", Kind.OPERATOR_ONLY,
					(on) -> on.server().get("/actuator/asynccalls/" + on.callId())),
			new AccessRow("POST asynccalls/{callId}", Kind.OPERATOR_ONLY,
					(on) -> on.server().post("/actuator/asynccalls/" + on.callId())),
			new AccessRow("DELETE asynccalls/{callId}", Kind.OPERATOR_ONLY,
					(on) -> on.server().request("DELETE", "/actuator/asynccalls/" + on.callId())),
			new AccessRow("GET asyncrpc", Kind.OPERATOR_ONLY, (on) -> on.server().get("/actuator/asyncrpc")));

	static List<AccessRow> all() {
		return ALL;
	}

	static @Nullable AccessRow find(String resource) {
		return ALL.stream().filter((row) -> row.resource().equals(resource)).findFirst().orElse(null);
	}

	/**
	 * Asks for the resource, and looks at the answer.
	 * @param caller who asks
	 * @param owner whose target it is
	 * @param target what to ask for
	 */
	void check(Caller caller, Caller owner, AccessTarget target) {
		switch (this.kind) {
			case OWNER_ONLY, OWNER_ONLY_STREAM -> {
				if (caller == owner) {
					assertServed(caller, target);
				}
				else {
					assertUnknown(caller, target);
				}
			}
			case OWN_CALL -> {
				RpcAnswer answer = send(caller, target);
				assertThat(answer.status()).isIn(200, 202);
				assertThat(answer.callId().equals(target.callId())).isEqualTo(caller == owner);
			}
			case OPERATOR_ONLY -> {
				int refusal = (caller == Caller.ANONYMOUS) ? 401 : 403;
				assertThat(send(caller, target)).hasStatus((caller == Caller.OPERATOR) ? 200 : refusal);
			}
		}
	}

	private void assertServed(Caller caller, AccessTarget target) {
		if (this.kind == Kind.OWNER_ONLY_STREAM) {
			try (var stream = caller.send(this.probe.apply(target)).stream()) {
				assertThat(stream.status()).isEqualTo(200);
			}
		}
		else {
			assertThat(send(caller, target).status()).isIn(200, 202);
		}
	}

	// In every respect as for what never was
	private void assertUnknown(Caller caller, AccessTarget target) {
		RpcAnswer foreign = send(caller, target);
		RpcAnswer never = send(caller, AccessTarget.unknown(target.server()));
		assertThat(foreign.status()).isEqualTo(404).isEqualTo(never.status());
		assertThat(foreign.text()).isEqualTo(never.text()).contains("UNKNOWN_");
		assertThat(headers(foreign)).isEqualTo(headers(never));
	}

	private static List<String> headers(RpcAnswer answer) {
		return answer.response()
			.headers()
			.map()
			.entrySet()
			.stream()
			.filter((header) -> !VARYING.contains(header.getKey()))
			.map(Object::toString)
			.sorted()
			.toList();
	}

	private RpcAnswer send(Caller caller, AccessTarget target) {
		RpcRequest request = caller.send(this.probe.apply(target));
		return request.answer();
	}

	/**
	 * Who is served.
	 */
	enum Kind {

		/** The owner; for others there is no such thing. */
		OWNER_ONLY,

		/** As above, with a stream of events. */
		OWNER_ONLY_STREAM,

		/** Everybody, but each with calls and keys of their own. */
		OWN_CALL,

		/** Who has the role. */
		OPERATOR_ONLY

	}

}
