package org.asyncrpc.server.observe;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.asyncrpc.server.CallMetrics;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.StoredCall;

/**
 * Counts with Micrometer. Nothing is kept for a call that waits.
 */
public final class MicrometerCallMetrics implements CallMetrics {

	private final MeterRegistry registry;

	private final Map<Ended, Timer> calls = new ConcurrentHashMap<>();

	private final MeterProvider<Counter> refused;

	private final MeterProvider<Counter> notifications;

	/**
	 * Create metrics.
	 * @param registry where the meters are
	 */
	public MicrometerCallMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.refused = Counter.builder("asyncrpc.server.calls.refused")
			.description("Requests that were refused before they became calls")
			.withRegistry(registry);
		this.notifications = Counter.builder("asyncrpc.server.notifications")
			.description("Listeners of the application that were due")
			.withRegistry(registry);
	}

	@Override
	public CallStore measured(CallStore store) {
		return new MeasuredCallStore(store, this.registry);
	}

	@Override
	public void ended(StoredCall call) {
		Ended ended = new Ended(call.record().operation(), OutcomeTag.of(Objects.requireNonNull(call.outcome())));
		long millis = Math.max(0, call.endedAt() - call.record().acceptedAt());
		this.calls.computeIfAbsent(ended, this::timer).record(millis, TimeUnit.MILLISECONDS);
	}

	@Override
	public void refused(String operation, String code) {
		this.refused.withTags(Tags.of("operation", operation, "code", code)).increment();
	}

	@Override
	public void notified(String operation, Notification notification) {
		this.notifications.withTags(Tags.of("operation", operation, "outcome", notification.name())).increment();
	}

	private Timer timer(Ended ended) {
		return Timer.builder("asyncrpc.server.calls")
			.description("Time from the acceptance of calls to their ends")
			.tags("operation", ended.operation(), "outcome", ended.outcome())
			.register(this.registry);
	}

	/**
	 * The tags of a timer.
	 *
	 * @param operation the operation
	 * @param outcome how calls ended
	 */
	private record Ended(String operation, String outcome) {
	}

}
