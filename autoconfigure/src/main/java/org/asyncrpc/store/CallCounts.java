package org.asyncrpc.store;

import java.util.Map;

/**
 * How many calls a store holds. Never found by walking over them.
 *
 * @param draining the calls that ended without their manager, which may still be at work
 * @param retained the ended calls that are kept for their clients
 * @param operations the outstanding calls of each operation that has any
 */
public record CallCounts(long draining, long retained, Map<String, OperationCount> operations) {

	/**
	 * The outstanding calls in all.
	 * @return their number
	 */
	public long outstanding() {
		return this.operations.values().stream().mapToLong(OperationCount::outstanding).sum();
	}

	/**
	 * The outstanding calls of one operation.
	 *
	 * @param outstanding their number
	 * @param oldestAcceptedAt when the oldest was accepted, in milliseconds since the
	 * epoch
	 */
	public record OperationCount(long outstanding, long oldestAcceptedAt) {
	}

}
