package org.asyncrpc.client;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to change in a client that stopped the application.
 */
class InvalidClientFailureAnalyzer extends AbstractFailureAnalyzer<InvalidClientException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidClientException cause) {
		ClientProblem problem = cause.problem();
		return new FailureAnalysis(problem.description(), problem.action(), cause);
	}

}
