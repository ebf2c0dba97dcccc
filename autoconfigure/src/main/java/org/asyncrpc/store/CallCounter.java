package org.asyncrpc.store;

import java.util.HashMap;
import java.util.Map;

import org.asyncrpc.store.CallCounts.OperationCount;

/**
 * Adds up the counts of the stripes.
 */
final class CallCounter {

	private final Map<String, OperationCount> operations = new HashMap<>();

	private long draining;

	void addDraining(int draining) {
		this.draining += draining;
	}

	void addOutstanding(String operation, AcceptOrder order) {
		MemoryCall oldest = order.oldest();
		if (oldest != null) {
			this.operations.merge(operation, new OperationCount(order.size(), oldest.record.acceptedAt()),
					CallCounter::sum);
		}
	}

	CallCounts counts(long retained) {
		return new CallCounts(this.draining, retained, Map.copyOf(this.operations));
	}

	private static OperationCount sum(OperationCount one, OperationCount other) {
		return new OperationCount(one.outstanding() + other.outstanding(),
				Math.min(one.oldestAcceptedAt(), other.oldestAcceptedAt()));
	}

}
