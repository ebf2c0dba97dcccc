package org.asyncrpc.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.wire.CallDocument;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Problem;
import org.asyncrpc.wire.RpcPaths;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted server knows about a call, and what it says about it.
 */
final class ScriptedState {

	/** As the server's own default. */
	private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

	private final String callId = UUID.randomUUID().toString().replace("-", "");

	private final String operation;

	private final String basePath;

	private final Clock clock;

	private final Instant acceptedAt;

	private final Instant deadline;

	private AsyncCallState state = AsyncCallState.OUTSTANDING;

	private boolean cancelRequested;

	private @Nullable Instant endedAt;

	private @Nullable AsyncCallProgress progress;

	private byte @Nullable [] reply;

	private @Nullable Problem problem;

	ScriptedState(String operation, String basePath, @Nullable Duration timeout, Clock clock) {
		this.operation = operation;
		this.basePath = basePath;
		this.clock = clock;
		this.acceptedAt = clock.instant();
		this.deadline = this.acceptedAt.plus((timeout != null) ? timeout : DEFAULT_TIMEOUT);
	}

	String callId() {
		return this.callId;
	}

	synchronized AsyncCallState state() {
		endIfDue();
		return this.state;
	}

	synchronized boolean isCancelRequested() {
		endIfDue();
		return this.cancelRequested;
	}

	synchronized void progress(AsyncCallProgress progress) {
		if (this.state == AsyncCallState.OUTSTANDING) {
			this.progress = progress;
		}
	}

	synchronized boolean complete(byte @Nullable [] reply) {
		if (!end(AsyncCallState.COMPLETED, null)) {
			return false;
		}
		this.reply = reply;
		return true;
	}

	synchronized boolean abort(int status, String code, @Nullable String detail, byte @Nullable [] members) {
		return end(AsyncCallState.ABORTED, new Problem(status, code, detail, this.callId, List.of(), members));
	}

	synchronized boolean cancel(boolean abortive) {
		endIfDue();
		if (this.state == AsyncCallState.OUTSTANDING) {
			this.cancelRequested = true;
		}
		return abortive && end(AsyncCallState.CANCELLED, problem(ErrorCode.CALL_CANCELLED, "The call was cancelled"));
	}

	synchronized @Nullable ScriptedAnswer outcome() {
		endIfDue();
		if (this.state == AsyncCallState.OUTSTANDING) {
			return null;
		}
		return (this.problem != null) ? ScriptedAnswer.problem(this.problem)
				: ScriptedAnswer.of(this.callId, this.reply);
	}

	ScriptedAnswer document() {
		return ScriptedAnswer.document(this.callId, json());
	}

	// Without Retry-After, so that no test waits for a second
	ScriptedAnswer accepted() {
		return ScriptedAnswer.accepted(this.callId, this.basePath + RpcPaths.reply(this.callId), json());
	}

	private synchronized byte[] json() {
		endIfDue();
		return new CallDocument(this.callId, this.operation, this.state, this.cancelRequested, this.acceptedAt,
				this.deadline, this.endedAt, null, this.progress, this.reply, this.problem)
			.toJson();
	}

	// The clock is the test's: nobody can tell that the deadline was not noticed before
	private void endIfDue() {
		if (this.state == AsyncCallState.OUTSTANDING && !this.clock.instant().isBefore(this.deadline)) {
			this.cancelRequested = true;
			become(AsyncCallState.ABORTED, problem(ErrorCode.DEADLINE_EXCEEDED, "The deadline has passed"));
		}
	}

	private boolean end(AsyncCallState state, @Nullable Problem problem) {
		endIfDue();
		if (this.state != AsyncCallState.OUTSTANDING) {
			return false;
		}
		become(state, problem);
		return true;
	}

	private void become(AsyncCallState state, @Nullable Problem problem) {
		this.state = state;
		this.problem = problem;
		this.endedAt = this.clock.instant();
	}

	private Problem problem(ErrorCode code, String detail) {
		return new Problem(code.status(), code.name(), detail, this.callId, List.of(), null);
	}

}
