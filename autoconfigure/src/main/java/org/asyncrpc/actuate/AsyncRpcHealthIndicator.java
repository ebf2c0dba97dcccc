package org.asyncrpc.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallStore;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the server: out of service while it stops, down while an
 * operation is stuck or the store cannot be reached.
 */
public class AsyncRpcHealthIndicator extends AbstractHealthIndicator {

	private final CallStore store;

	private final ServerOverview server;

	private final StuckThresholds thresholds;

	/**
	 * Create an indicator.
	 * @param store has the calls
	 * @param server the server
	 * @param thresholds from when on an operation is stuck
	 */
	public AsyncRpcHealthIndicator(CallStore store, ServerOverview server, StuckThresholds thresholds) {
		super("The calls could not be counted");
		this.store = store;
		this.server = server;
		this.thresholds = thresholds;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		long now = this.store.now();
		CallCounts counts = this.store.counts();
		Map<String, Duration> ages = new TreeMap<>();
		counts.operations().forEach((operation, count) -> ages.put(operation, Age.of(count.oldestAcceptedAt(), now)));
		builder.up()
			.withDetail("outstanding", counts.outstanding())
			.withDetail("draining", counts.draining())
			.withDetail("retained", counts.retained());
		ages.values().stream().max(Duration::compareTo).ifPresent((age) -> builder.withDetail("oldestAge", age));
		ages.entrySet().removeIf((entry) -> !this.thresholds.isStuck(entry.getKey(), entry.getValue()));
		if (!ages.isEmpty()) {
			builder.down().withDetail("stuck", ages);
		}
		if (this.server.isStopping()) {
			builder.outOfService();
		}
	}

}
