package org.asyncrpc.server.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.asyncrpc.server.CallProblem;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.wire.CallDocument;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Preference;
import org.asyncrpc.wire.Problem;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Makes answers out of what became of calls and requests.
 */
final class Answers {

	private static final String RETRY_AFTER_SECONDS = "1";

	private Answers() {
	}

	/**
	 * A request that was refused before anything was dispatched.
	 * @param problem why
	 * @return the answer
	 */
	static Answer refused(Problem problem) {
		boolean retry = problem.code().equals(ErrorCode.TOO_BUSY.name())
				|| problem.code().equals(ErrorCode.SERVER_STOPPING.name());
		Map<String, String> headers = retry ? Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : Map.of();
		return problem(problem, headers);
	}

	static Answer methodNotAllowed(String allow) {
		return problem(Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "This resource takes " + allow),
				Map.of(HttpHeaders.ALLOW, allow));
	}

	/**
	 * The outcome of a call: its reply, or the problem that it ended with.
	 * @param call a call that has ended
	 * @param applied the preferences that were honoured
	 * @return the answer
	 */
	static Answer outcome(StoredCall call, String applied) {
		Outcome outcome = Objects.requireNonNull(call.outcome(), "The call is outstanding");
		Map<String, String> headers = headers(call, applied);
		if (outcome.code() != null) {
			return problem(CallProblem.of(call.record(), outcome), headers);
		}
		if (outcome.reply() == null) {
			return Answer.withoutBody(outcome.status(), headers);
		}
		return Answer.withBody(outcome.status(), Answer.JSON, outcome.reply(), headers);
	}

	/**
	 * A call that is still outstanding when its client no longer wants to wait.
	 * @param call the call
	 * @param location where its reply will be
	 * @param applied the preferences that were honoured
	 * @return the answer
	 */
	static Answer accepted(StoredCall call, String location, String applied) {
		Map<String, String> headers = headers(call, applied);
		headers.put(HttpHeaders.LOCATION, location);
		headers.put(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		return Answer.withBody(202, Answer.JSON, document(call).toJson(), headers);
	}

	static Answer status(StoredCall call) {
		return Answer.withBody(200, Answer.JSON, document(call).toJson(), headers(call, ""));
	}

	private static Map<String, String> headers(StoredCall call, String applied) {
		Map<String, String> headers = new HashMap<>(4);
		headers.put(RpcHeaders.CALL_ID, call.id().toString());
		if (!applied.isEmpty()) {
			headers.put(RpcHeaders.PREFERENCE_APPLIED, applied);
		}
		return headers;
	}

	static String applied(Preference requested, int waitSeconds, boolean async) {
		Integer wait = (requested.waitSeconds() != null) ? Integer.valueOf(waitSeconds) : null;
		return new Preference(async && requested.respondAsync(), wait).toHeader();
	}

	private static Answer problem(Problem problem, Map<String, String> headers) {
		return Answer.withBody(problem.status(), Problem.MEDIA_TYPE, problem.toJson(), headers);
	}

	private static CallDocument document(StoredCall call) {
		CallRecord record = call.record();
		Outcome outcome = call.outcome();
		return new CallDocument(record.id().toString(), record.operation(), call.state(), call.cancelRequested(),
				Instant.ofEpochMilli(record.acceptedAt()), Instant.ofEpochMilli(record.deadline()),
				(outcome != null) ? Instant.ofEpochMilli(call.endedAt()) : null, call.key(), call.progress(),
				(outcome != null) ? outcome.reply() : null, problemOf(record, outcome));
	}

	private static @Nullable Problem problemOf(CallRecord record, @Nullable Outcome outcome) {
		return (outcome != null && outcome.code() != null) ? CallProblem.of(record, outcome) : null;
	}

}
