package org.asyncrpc.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.asyncrpc.wire.ArgumentError;
import org.asyncrpc.wire.CancelRequest;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.IdempotencyKey;
import org.asyncrpc.wire.Preference;
import org.asyncrpc.wire.Problem;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The resources of a scripted server, and the calls that it has.
 */
final class ScriptedResources {

	private static final String CALLS = "calls";

	private final JsonMapper mapper;

	private final TestClock clock;

	private final Map<String, ScriptedCall> byId = new LinkedHashMap<>();

	private final Map<String, ScriptedCall> byKey = new LinkedHashMap<>();

	private final List<ScriptedCall> made = new ArrayList<>();

	private final Map<String, BlockingQueue<ScriptedCall>> untaken = new ConcurrentHashMap<>();

	ScriptedResources(JsonMapper mapper, TestClock clock) {
		this.mapper = mapper;
		this.clock = clock;
	}

	ScriptedCall take(String operation) {
		try {
			ScriptedCall call = untaken(operation).poll(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			if (call == null) {
				throw new AssertionError(
						"No call of '%s' was made within %s, only: %s".formatted(operation, Patience.LIMIT, calls()));
			}
			return call;
		}
		catch (InterruptedException ex) {
			throw Patience.interrupted(ex);
		}
	}

	synchronized List<ScriptedCall> calls() {
		return List.copyOf(this.made);
	}

	void reset() {
		calls().forEach(ScriptedCall::abandon);
		synchronized (this) {
			// A client that repeats a request of the test before finds the call of then
			this.made.clear();
			this.untaken.clear();
		}
	}

	/**
	 * Does what a request asks for.
	 * @param request the request
	 * @param answer gets the answer, now or when the test says so
	 */
	void handle(ScriptedRequest request, Consumer<ScriptedAnswer> answer) {
		boolean get = request.method().equals("GET");
		if (get && request.fromEnd(1).equals(CALLS)) {
			withCall(request.fromEnd(0), answer, (call) -> answer.accept(call.document()));
		}
		else if (get && request.fromEnd(2).equals(CALLS) && request.fromEnd(0).equals("reply")) {
			withCall(request.fromEnd(1), answer, (call) -> call.answer(isHeld(request), answer));
		}
		else if (request.fromEnd(2).equals(CALLS) && request.fromEnd(0).equals("cancel")) {
			CancelRequest cancel = CancelRequest.parse(request.body());
			withCall(request.fromEnd(1), answer,
					(call) -> answer.accept(call.cancel(cancel != null && cancel.abortive())));
		}
		else {
			make(request, answer);
		}
	}

	private void withCall(String callId, Consumer<ScriptedAnswer> answer, Consumer<ScriptedCall> action) {
		ScriptedCall call;
		synchronized (this) {
			call = this.byId.get(callId);
		}
		if (call != null) {
			action.accept(call);
		}
		else {
			answer.accept(problem(ErrorCode.UNKNOWN_CALL, "There is no such call"));
		}
	}

	private void make(ScriptedRequest request, Consumer<ScriptedAnswer> answer) {
		try {
			JsonNode arguments = (request.body().length > 0) ? this.mapper.readTree(request.body())
					: this.mapper.createObjectNode();
			ScriptedCall call = call(request, arguments);
			if (call.isOf(request.operation(), arguments)) {
				call.answer(isHeld(request), answer);
				// Last, so that a test that knows of the request can have it answered
				if (call.requested() == 1) {
					untaken(call.operation()).add(call);
				}
			}
			else {
				answer.accept(problem(ErrorCode.KEY_REUSED, "The key belongs to a call with other arguments"));
			}
		}
		catch (JacksonException ex) {
			answer.accept(ScriptedAnswer
				.problem(Problem.invalidArguments(List.of(new ArgumentError("", "The body is not JSON")))));
		}
	}

	/**
	 * Whether a request is for a call of a test that is over.
	 * @param request the request
	 * @return whether its client was late
	 */
	synchronized boolean isLeftBehind(ScriptedRequest request) {
		String key = key(request);
		return (key != null && isOver(this.byKey.get(key)))
				|| request.path().stream().anyMatch((segment) -> isOver(this.byId.get(segment)));
	}

	private boolean isOver(@Nullable ScriptedCall call) {
		return call != null && !this.made.contains(call);
	}

	private static @Nullable String key(ScriptedRequest request) {
		String header = request.header(RpcHeaders.IDEMPOTENCY_KEY);
		return (header != null) ? IdempotencyKey.parse(header) : null;
	}

	private synchronized ScriptedCall call(ScriptedRequest request, JsonNode arguments) {
		String key = key(request);
		ScriptedCall call = (key != null) ? this.byKey.get(key) : null;
		if (call == null) {
			call = new ScriptedCall(request, arguments, this.mapper, this.clock);
			remember(call, key);
		}
		return call;
	}

	private void remember(ScriptedCall call, @Nullable String key) {
		if (key != null) {
			this.byKey.put(key, call);
		}
		this.byId.put(call.callId(), call);
		this.made.add(call);
	}

	private BlockingQueue<ScriptedCall> untaken(String operation) {
		return this.untaken.computeIfAbsent(operation, (key) -> new LinkedBlockingQueue<>());
	}

	private static boolean isHeld(ScriptedRequest request) {
		Preference preference = Preference.parse(request.header(RpcHeaders.PREFER));
		return !preference.respondAsync() || preference.waitSeconds() != null;
	}

	private static ScriptedAnswer problem(ErrorCode code, String detail) {
		return ScriptedAnswer.problem(Problem.of(code, detail));
	}

}
