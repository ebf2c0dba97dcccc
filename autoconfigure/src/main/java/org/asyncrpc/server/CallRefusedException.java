package org.asyncrpc.server;

import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Problem;

/**
 * A request was refused before anything was dispatched. It is an answer rather than a
 * failure, hence without a stack trace.
 */
public class CallRefusedException extends RuntimeException {

	private final transient Problem problem;

	/**
	 * Refuse with a code of the protocol.
	 * @param code the code
	 * @param detail a sentence for a person
	 */
	public CallRefusedException(ErrorCode code, String detail) {
		this(Problem.of(code, detail));
	}

	/**
	 * Refuse with a problem.
	 * @param problem the problem
	 */
	public CallRefusedException(Problem problem) {
		super(problem.code(), null, false, false);
		this.problem = problem;
	}

	/**
	 * What the client is told.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

}
