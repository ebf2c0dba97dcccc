package org.asyncrpc.client;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.ReceivedProblem;
import org.jspecify.annotations.Nullable;

/**
 * What answers mean for a call, whichever way they came.
 */
final class Outcomes {

	private static final int NO_CONTENT = 204;

	private static final int OK = 200;

	private Outcomes() {
	}

	/**
	 * Reads what a request or an event says about a call.
	 * @param call the call
	 * @param status the HTTP status
	 * @param content the reply or the problem
	 * @param fresh whether the server said so instead of accepting the call, and no
	 * earlier attempt may have reached it
	 * @return the outcome, or {@code null} if this is not of the protocol
	 */
	static @Nullable CallOutcome read(OutgoingCall call, int status, JsonSlice content, boolean fresh) {
		if (status == NO_CONTENT) {
			return CallOutcome.reply(null);
		}
		if (status == OK) {
			return CallOutcome.reply(content);
		}
		ReceivedProblem problem = problem(status, content);
		return (problem != null) ? aborted(call, problem, fresh) : null;
	}

	static @Nullable ReceivedProblem problem(int status, JsonSlice content) {
		return (status >= 400 && status <= 599)
				? ReceivedProblem.parse(content.bytes(), content.offset(), content.length(), status) : null;
	}

	static CallOutcome aborted(OutgoingCall call, ReceivedProblem problem, boolean fresh) {
		AbortReason reason = new AbortReason(problem.code(), problem.status(), problem.detail(), problem.members());
		String callId = (problem.callId() != null) ? problem.callId() : call.callId();
		// What was refused before there was a call has no id; but a server that failed
		// does not know whether there was one
		boolean repeatable = fresh && callId == null && !isCode(problem, ErrorCode.CALL_FAILED);
		boolean cancelled = isCode(problem, ErrorCode.CALL_CANCELLED);
		return CallOutcome.failure(cancelled ? AsyncCallState.CANCELLED : AsyncCallState.ABORTED,
				new AsyncCallAbortedException(call.operation(), callId, reason, repeatable));
	}

	// An end that this client decided, in the words of the protocol.
	static CallOutcome local(OutgoingCall call, ErrorCode code, String detail, boolean repeatable) {
		AbortReason reason = AbortReason.of(code.name(), detail).withStatus(code.status());
		AsyncCallState state = (code == ErrorCode.CALL_CANCELLED) ? AsyncCallState.CANCELLED : AsyncCallState.ABORTED;
		return CallOutcome.failure(state,
				new AsyncCallAbortedException(call.operation(), call.callId(), reason, repeatable));
	}

	// The server has another store than before, which does not know the call.
	static CallOutcome lost(OutgoingCall call) {
		return local(call, ErrorCode.SERVER_LOST, "The server was started again, and what it knew of the call is lost",
				false);
	}

	static CallOutcome unreachable(OutgoingCall call, @Nullable Throwable cause, boolean repeatable) {
		return CallOutcome.failure(
				new AsyncCallTransportException("The server of '%s' could not be reached".formatted(call.operation()),
						cause, call.operation(), call.callId(), repeatable, null));
	}

	static CallOutcome foreign(OutgoingCall call, int status) {
		return CallOutcome.failure(new AsyncCallTransportException(
				"The call of '%s' was answered with status %d, but not as the protocol says".formatted(call.operation(),
						status),
				null, call.operation(), call.callId(), false, status));
	}

	static CallOutcome stopped(OutgoingCall call, boolean repeatable) {
		return CallOutcome
			.failure(new AsyncCallTransportException("The client of '%s' was stopped".formatted(call.operation()), null,
					call.operation(), call.callId(), repeatable, null));
	}

	private static boolean isCode(ReceivedProblem problem, ErrorCode code) {
		return problem.code().equals(code.name());
	}

}
