package org.asyncrpc.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.asyncrpc.actuate.StuckThresholds;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the health contributor {@code asyncRpc}.
 */
@ConfigurationProperties("management.health.asyncrpc")
public class AsyncRpcHealthProperties {

	/**
	 * Age of its oldest outstanding call from which on an operation is stuck and the
	 * status down. Off by default.
	 */
	private @Nullable Duration stuckThreshold;

	/**
	 * Settings of single operations, by manager and method.
	 */
	private final Map<String, Map<String, Operation>> operations = new LinkedHashMap<>();

	public @Nullable Duration getStuckThreshold() {
		return this.stuckThreshold;
	}

	public void setStuckThreshold(@Nullable Duration stuckThreshold) {
		this.stuckThreshold = PropertyChecks.positiveOrNone(stuckThreshold);
	}

	public Map<String, Map<String, Operation>> getOperations() {
		return this.operations;
	}

	StuckThresholds toThresholds() {
		Map<String, Duration> thresholds = new HashMap<>();
		this.operations.forEach((manager, methods) -> methods.forEach((method, operation) -> {
			if (operation.getStuckThreshold() != null) {
				thresholds.put(manager + "/" + method, operation.getStuckThreshold());
			}
		}));
		return new StuckThresholds(this.stuckThreshold, thresholds);
	}

	/**
	 * Settings of one operation.
	 */
	public static class Operation {

		/**
		 * Age of its oldest outstanding call from which on this operation is stuck.
		 */
		private @Nullable Duration stuckThreshold;

		public @Nullable Duration getStuckThreshold() {
			return this.stuckThreshold;
		}

		public void setStuckThreshold(@Nullable Duration stuckThreshold) {
			this.stuckThreshold = PropertyChecks.positiveOrNone(stuckThreshold);
		}

	}

}
