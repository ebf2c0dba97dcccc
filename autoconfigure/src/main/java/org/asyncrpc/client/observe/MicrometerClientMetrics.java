package org.asyncrpc.client.observe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.asyncrpc.client.ClientMetrics;

/**
 * Counts with Micrometer. Nothing is kept for a call that waits.
 */
public final class MicrometerClientMetrics implements ClientMetrics {

	private final MeterRegistry registry;

	private final Map<Ended, Timer> calls = new ConcurrentHashMap<>();

	/**
	 * Create metrics.
	 * @param registry where the meters are
	 */
	public MicrometerClientMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void ended(String client, String operation, String outcome, long millis) {
		this.calls.computeIfAbsent(new Ended(client, operation, outcome), this::timer)
			.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
	}

	private Timer timer(Ended ended) {
		return Timer.builder("asyncrpc.client.calls")
			.description("Time from the making of calls to their ends")
			.tags("client", ended.client(), "operation", ended.operation(), "outcome", ended.outcome())
			.register(this.registry);
	}

	/**
	 * The tags of a timer.
	 *
	 * @param client the name of the client
	 * @param operation the operation
	 * @param outcome how calls ended
	 */
	private record Ended(String client, String operation, String outcome) {
	}

}
