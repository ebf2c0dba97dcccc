package org.asyncrpc.test;

import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallStatus;
import org.asyncrpc.wire.CancelRequest;
import org.asyncrpc.wire.ReceivedCall;
import org.asyncrpc.wire.ReceivedProblem;
import org.asyncrpc.wire.RpcHeaders;
import org.asyncrpc.wire.RpcPaths;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

/**
 * A call that a {@link TestCaller} made. Methods that ask for the outcome wait for it,
 * for ten seconds of real time at the most. Safe for use by any thread.
 */
public final class TestCall {

	private static final int OK = 200;

	private static final int ACCEPTED = 202;

	private final String operation;

	private final CallerHttp http;

	private final JsonMapper mapper;

	private final Map<String, String> headers;

	private volatile HttpResponse<byte[]> answer;

	TestCall(String operation, CallerHttp http, JsonMapper mapper, Map<String, String> headers,
			HttpResponse<byte[]> answer) {
		this.operation = operation;
		this.http = http;
		this.mapper = mapper;
		this.headers = headers;
		this.answer = answer;
	}

	/**
	 * The id of the call.
	 * @return the id
	 * @throws AssertionError if the call was refused before there was one, as for
	 * arguments that are not valid
	 */
	public String callId() {
		return this.answer.headers()
			.firstValue(RpcHeaders.CALL_ID)
			.orElseThrow(() -> new AssertionError("The call of '%s' was refused: %s".formatted(this.operation, this)));
	}

	/**
	 * What the server says about the call now.
	 * @return the status
	 * @throws AssertionError if the server does not know the call
	 */
	public AsyncCallStatus status() {
		HttpResponse<byte[]> status = this.http.get(RpcPaths.call(callId()), this.headers, Patience.LIMIT);
		AsyncCallStatus received = (status.statusCode() == OK) ? ReceivedCall.parse(status.body()) : null;
		if (received == null) {
			throw new AssertionError("The server knows no such call of '%s'".formatted(this.operation));
		}
		return received;
	}

	/**
	 * Whether nobody has ended the call yet.
	 * @return {@code true} until the call ends
	 */
	public boolean isOutstanding() {
		return this.answer.statusCode() == ACCEPTED && status().state() == AsyncCallState.OUTSTANDING;
	}

	/**
	 * Waits for the reply.
	 * @param type the type of the reply
	 * @param <R> the type of the reply
	 * @return the reply, {@code null} if there is none
	 * @throws AsyncCallAbortedException if the call ended otherwise
	 * @throws AssertionError if the call does not end
	 */
	public <R> @Nullable R reply(Class<R> type) {
		return read(type);
	}

	/**
	 * Waits for a reply of a generic type.
	 * @param type the type of the reply
	 * @param <R> the type of the reply
	 * @return the reply, {@code null} if there is none
	 * @throws AsyncCallAbortedException if the call ended otherwise
	 * @throws AssertionError if the call does not end
	 */
	public <R> @Nullable R reply(ParameterizedTypeReference<R> type) {
		return read(type.getType());
	}

	/**
	 * Waits for the call to end without a reply: because it was aborted or cancelled, or
	 * because its deadline passed.
	 * @return why it ended
	 * @throws AssertionError if there is a reply, or if the call does not end
	 */
	public AbortReason abortReason() {
		AsyncCallAbortedException abort = abort(outcome());
		if (abort == null) {
			throw new AssertionError("The call of '%s' was completed: %s".formatted(this.operation, this));
		}
		return abort.reason();
	}

	/**
	 * Asks the manager to cancel the call.
	 */
	public void cancel() {
		cancel(false);
	}

	/**
	 * Ends the call at once. The manager is told.
	 */
	public void cancelAbortively() {
		cancel(true);
	}

	private void cancel(boolean abortive) {
		this.http.post(RpcPaths.cancel(callId()), this.headers, new CancelRequest(abortive).toJson());
	}

	private <R> @Nullable R read(Type type) {
		HttpResponse<byte[]> outcome = outcome();
		AsyncCallAbortedException abort = abort(outcome);
		if (abort != null) {
			throw abort;
		}
		return (outcome.statusCode() == OK) ? this.mapper.readValue(outcome.body(), this.mapper.constructType(type))
				: null;
	}

	private HttpResponse<byte[]> outcome() {
		long limit = System.nanoTime() + Patience.LIMIT.toNanos();
		Map<String, String> waiting = new LinkedHashMap<>(this.headers);
		waiting.put(RpcHeaders.PREFER, "wait=" + Patience.LIMIT.toSeconds());
		while (this.answer.statusCode() == ACCEPTED) {
			Duration left = Duration.ofNanos(limit - System.nanoTime());
			if (left.isNegative() || left.isZero()) {
				throw new AssertionError("The call of '%s' is still outstanding".formatted(this.operation));
			}
			this.answer = this.http.get(RpcPaths.reply(callId()), waiting, left);
		}
		return this.answer;
	}

	private @Nullable AsyncCallAbortedException abort(HttpResponse<byte[]> outcome) {
		if (outcome.statusCode() < 300) {
			return null;
		}
		ReceivedProblem problem = ReceivedProblem.parse(outcome.body(), 0, outcome.body().length, outcome.statusCode());
		if (problem == null) {
			throw new AssertionError(
					"The call of '%s' was answered by somebody else: %s".formatted(this.operation, this));
		}
		return new AsyncCallAbortedException(this.operation, problem.callId(), reason(problem),
				problem.callId() == null);
	}

	private static AbortReason reason(ReceivedProblem problem) {
		AbortReason reason = AbortReason.of(problem.code(), problem.detail()).withStatus(problem.status());
		for (Map.Entry<String, @Nullable Object> member : problem.members().entrySet()) {
			reason = reason.with(member.getKey(), member.getValue());
		}
		return reason;
	}

	@Override
	public String toString() {
		return this.answer.statusCode() + " " + new String(this.answer.body(), StandardCharsets.UTF_8);
	}

}
