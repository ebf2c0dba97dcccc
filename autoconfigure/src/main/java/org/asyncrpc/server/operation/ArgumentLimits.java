package org.asyncrpc.server.operation;

import tools.jackson.core.StreamReadConstraints;

/**
 * How much there may be of the arguments of a call, whatever the application's own mapper
 * would take.
 *
 * @param maxDepth how deeply they may be nested
 * @param maxTokens how many JSON tokens they may have
 */
public record ArgumentLimits(int maxDepth, long maxTokens) {

	/**
	 * Adds these limits to those that the application's mapper has.
	 * @param constraints the mapper's
	 * @return the stricter of both
	 */
	StreamReadConstraints applyTo(StreamReadConstraints constraints) {
		long tokens = constraints.hasMaxTokenCount() ? Math.min(constraints.getMaxTokenCount(), this.maxTokens)
				: this.maxTokens;
		return constraints.rebuild()
			.maxNestingDepth(Math.min(constraints.getMaxNestingDepth(), this.maxDepth))
			.maxTokenCount(tokens)
			.build();
	}

}
