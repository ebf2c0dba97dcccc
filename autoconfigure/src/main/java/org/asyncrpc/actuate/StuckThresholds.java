package org.asyncrpc.actuate;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * From which age of its oldest outstanding call on an operation is stuck.
 *
 * @param all the threshold of operations that have none of their own, or {@code null} if
 * those are never stuck
 * @param operations the thresholds of single operations, by name
 */
public record StuckThresholds(@Nullable Duration all, Map<String, Duration> operations) {

	public StuckThresholds {
		operations = Map.copyOf(operations);
	}

	boolean isStuck(String operation, Duration oldestAge) {
		Duration threshold = this.operations.getOrDefault(operation, this.all);
		return threshold != null && oldestAge.compareTo(threshold) >= 0;
	}

}
