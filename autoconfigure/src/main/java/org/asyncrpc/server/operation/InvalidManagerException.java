package org.asyncrpc.server.operation;

/**
 * Thrown at start-up when a manager cannot be called as it is.
 */
final class InvalidManagerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ManagerProblem problem;

	InvalidManagerException(ManagerProblem problem) {
		super(problem.description());
		this.problem = problem;
	}

	ManagerProblem problem() {
		return this.problem;
	}

}
