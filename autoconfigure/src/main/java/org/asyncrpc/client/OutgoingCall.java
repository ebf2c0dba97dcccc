package org.asyncrpc.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A call as a transport sees it: what to send, until when, and whom to tell. Its end is
 * decided once. As a timer, it is its own deadline.
 */
final class OutgoingCall extends TimedWait {

	/** The deadline of a call that only the server ends. */
	static final long NO_DEADLINE = Long.MAX_VALUE;

	private final String operation;

	private final byte[] arguments;

	private final String idempotencyKey;

	private final long startedAt;

	private final long deadline;

	private final UnaryOperator<Runnable> context;

	private final CompletableFuture<String> callId = new CompletableFuture<>();

	private final AtomicReference<@Nullable CallOutcome> outcome = new AtomicReference<>();

	private final CompletableFuture<CallOutcome> ended = new CompletableFuture<>();

	OutgoingCall(String operation, byte[] arguments, String idempotencyKey, long startedAt, long deadline,
			UnaryOperator<Runnable> context) {
		this.operation = operation;
		this.arguments = arguments;
		this.idempotencyKey = idempotencyKey;
		this.startedAt = startedAt;
		this.deadline = deadline;
		this.context = context;
	}

	// The operation, as manager/method.
	String operation() {
		return this.operation;
	}

	// The arguments as a JSON object in UTF-8.
	byte[] arguments() {
		return this.arguments;
	}

	// What makes whatever is sent for this call the same call.
	String idempotencyKey() {
		return this.idempotencyKey;
	}

	// When the application made the call, in milliseconds of the client's clock.
	long startedAt() {
		return this.startedAt;
	}

	// When the client ends the call at the latest, in milliseconds of its clock.
	long deadline() {
		return this.deadline;
	}

	// Puts the context of the thread that made the call around a task.
	Runnable inContext(Runnable task) {
		return this.context.apply(task);
	}

	// The id of the call, or null if it is not known yet.
	@Nullable String callId() {
		return this.callId.getNow(null);
	}

	// The id of the call to come; never ends exceptionally, and perhaps never ends.
	CompletableFuture<String> identified() {
		return this.callId;
	}

	// The end of the call to come; never ends exceptionally.
	CompletableFuture<CallOutcome> ended() {
		return this.ended;
	}

	@Nullable CallOutcome outcome() {
		return this.outcome.get();
	}

	boolean isEnded() {
		return this.outcome.get() != null;
	}

	// Whether the caller has given the call up, and the server may not know it yet.
	boolean isCancelled() {
		CallOutcome outcome = this.outcome.get();
		return outcome != null && outcome.state() == AsyncCallState.CANCELLED;
	}

	/**
	 * The server has the call.
	 * @param callId the id of the call
	 */
	void accepted(String callId) {
		this.callId.complete(callId);
	}

	/**
	 * The call has ended.
	 * @param outcome how
	 * @return whether this is the end that counts
	 */
	boolean end(CallOutcome outcome) {
		if (!this.outcome.compareAndSet(null, outcome)) {
			return false;
		}
		AsyncCallException failure = outcome.failure();
		if (failure != null && failure.callId() != null) {
			this.callId.complete(failure.callId());
		}
		this.ended.complete(outcome);
		return true;
	}

	@Override
	protected void waitOver() {
		end(Outcomes.local(this, ErrorCode.DEADLINE_EXCEEDED, "The call was not answered before its deadline", false));
	}

}
