package org.asyncrpc.server;

import java.util.List;
import java.util.Objects;

import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.wire.Problem;

/**
 * Describes to a client why its call has no reply.
 */
public final class CallProblem {

	private CallProblem() {
	}

	/**
	 * The problem that a call ended with.
	 * @param call the call
	 * @param outcome how it ended, which is not with a reply
	 * @return the problem
	 */
	public static Problem of(CallRecord call, Outcome outcome) {
		return new Problem(outcome.status(), Objects.requireNonNull(outcome.code()), outcome.detail(),
				call.id().toString(), List.of(), outcome.members());
	}

}
