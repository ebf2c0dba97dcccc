package org.asyncrpc.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to change when the store that was chosen stopped the application.
 */
class UnusableStoreFailureAnalyzer extends AbstractFailureAnalyzer<UnusableStoreException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusableStoreException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
