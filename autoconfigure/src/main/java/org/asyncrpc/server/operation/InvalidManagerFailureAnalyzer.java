package org.asyncrpc.server.operation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to change in a manager that stopped the application.
 */
class InvalidManagerFailureAnalyzer extends AbstractFailureAnalyzer<InvalidManagerException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidManagerException cause) {
		ManagerProblem problem = cause.problem();
		return new FailureAnalysis(problem.description(), problem.action(), cause);
	}

}
