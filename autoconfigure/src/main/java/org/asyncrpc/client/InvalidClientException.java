package org.asyncrpc.client;

/**
 * Thrown at start-up when an interface cannot be a client as it is.
 */
final class InvalidClientException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ClientProblem problem;

	InvalidClientException(ClientProblem problem) {
		super(problem.description());
		this.problem = problem;
	}

	ClientProblem problem() {
		return this.problem;
	}

}
