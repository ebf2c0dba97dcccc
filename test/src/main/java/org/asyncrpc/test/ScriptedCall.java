package org.asyncrpc.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.sun.net.httpserver.Headers;
import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call that a client made of a {@link ScriptedServer}. It stays outstanding until the
 * test ends it, its client cancels it abortively, or its deadline passes: of these ends,
 * the first wins. Safe for use by any thread.
 */
public final class ScriptedCall {

	private final String operation;

	private final JsonNode arguments;

	private final Headers headers;

	private final JsonMapper mapper;

	private final ScriptedState state;

	private final AtomicInteger requests = new AtomicInteger();

	private final List<Consumer<ScriptedAnswer>> waiting = new ArrayList<>();

	ScriptedCall(ScriptedRequest request, JsonNode arguments, JsonMapper mapper, TestClock clock) {
		this.operation = request.operation();
		this.arguments = arguments;
		this.headers = request.headers();
		this.mapper = mapper;
		this.state = new ScriptedState(this.operation, request.basePath(), timeout(), clock);
	}

	/**
	 * The operation that was called.
	 * @return the operation, as {@code manager/method}
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * The id that the server gave to the call.
	 * @return the id
	 */
	public String callId() {
		return this.state.callId();
	}

	/**
	 * An argument.
	 * @param name its name
	 * @param type its type
	 * @param <T> its type
	 * @return what the application's JSON mapper makes of it, {@code null} if it was
	 * {@code null}
	 * @throws AssertionError if there is no such argument
	 */
	public <T> @Nullable T argument(String name, Class<T> type) {
		JsonNode argument = this.arguments.path(name);
		if (argument.isMissingNode()) {
			throw new AssertionError("There is no argument '%s' in %s".formatted(name, this.arguments));
		}
		return argument.isNull() ? null : this.mapper.treeToValue(argument, type);
	}

	/**
	 * A header of the request that made the call.
	 * @param name the name of the header
	 * @return its value, {@code null} if it is missing
	 */
	public @Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	/**
	 * How long the client lets the call be outstanding: what was left of that when it
	 * sent the request.
	 * @return the time, {@code null} if the client leaves that to the server
	 */
	public @Nullable Duration timeout() {
		String header = header(RpcHeaders.CALL_TIMEOUT);
		return (header != null) ? CallTimeout.parse(header) : null;
	}

	/**
	 * How many requests to make this call have arrived: one, and one more for each time
	 * that the request was repeated.
	 * @return the number
	 */
	public int requests() {
		return this.requests.get();
	}

	/**
	 * The state of the call.
	 * @return the state
	 */
	public AsyncCallState state() {
		return this.state.state();
	}

	/**
	 * Whether the client has asked to cancel the call, abortively or not.
	 * @return whether the reply is no longer wanted
	 */
	public boolean isCancelRequested() {
		return this.state.isCancelRequested();
	}

	/**
	 * Answers the requests that wait for the outcome with 202, so that the client has to
	 * fetch it later.
	 */
	public void accept() {
		answerAll(this.state.accepted());
	}

	/**
	 * Closes the connections that wait for the outcome. The call goes on.
	 */
	public void disconnect() {
		answerAll(ScriptedAnswer.DISCONNECT);
	}

	/**
	 * Says how far the call has come.
	 * @param fraction how much is done, 0 to 1
	 * @param message a few words for a person, or {@code null}
	 */
	public void progress(double fraction, @Nullable String message) {
		this.state.progress(new AsyncCallProgress(fraction, message));
	}

	/**
	 * Ends the call without a reply.
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	public boolean complete() {
		return complete(null);
	}

	/**
	 * Ends the call with a reply.
	 * @param reply the reply, of which the application's JSON mapper makes JSON
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	public boolean complete(@Nullable Object reply) {
		return ended(this.state.complete((reply != null) ? this.mapper.writeValueAsBytes(reply) : null));
	}

	/**
	 * Ends the call with a code.
	 * @param code the code
	 * @param detail a sentence for a person, or {@code null}
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	public boolean abort(String code, @Nullable String detail) {
		return abort(AbortReason.of(code, detail));
	}

	/**
	 * Ends the call for a reason.
	 * @param reason the code and what else the client shall know
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	public boolean abort(AbortReason reason) {
		byte[] members = reason.members().isEmpty() ? null : this.mapper.writeValueAsBytes(reason.members());
		return ended(this.state.abort(reason.status(), reason.code(), reason.detail(), members));
	}

	/**
	 * The test is over.
	 */
	void abandon() {
		abort("TEST_ENDED", null);
	}

	/**
	 * Another request to make this call has arrived.
	 * @return how many that are
	 */
	int requested() {
		return this.requests.incrementAndGet();
	}

	boolean isOf(String operation, JsonNode arguments) {
		return this.operation.equals(operation) && this.arguments.equals(arguments);
	}

	ScriptedAnswer document() {
		return this.state.document();
	}

	ScriptedAnswer cancel(boolean abortive) {
		ended(this.state.cancel(abortive));
		return document();
	}

	/**
	 * Gives the outcome to a request.
	 * @param held whether the request can wait for it
	 * @param answer gets the outcome, or 202
	 */
	void answer(boolean held, Consumer<ScriptedAnswer> answer) {
		ScriptedAnswer outcome;
		synchronized (this.waiting) {
			outcome = this.state.outcome();
			if (outcome == null && held) {
				this.waiting.add(answer);
				return;
			}
		}
		answer.accept((outcome != null) ? outcome : this.state.accepted());
	}

	private boolean ended(boolean won) {
		ScriptedAnswer outcome = this.state.outcome();
		if (outcome != null) {
			answerAll(outcome);
		}
		return won;
	}

	private void answerAll(ScriptedAnswer answer) {
		List<Consumer<ScriptedAnswer>> answered;
		synchronized (this.waiting) {
			answered = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		answered.forEach((waiting) -> waiting.accept(answer));
	}

	@Override
	public String toString() {
		return "%s %s %s".formatted(this.operation, this.arguments, state());
	}

}
