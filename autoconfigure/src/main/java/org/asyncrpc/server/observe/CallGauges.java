package org.asyncrpc.server.observe;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.asyncrpc.store.CallStore;

/**
 * Shows how many calls wait, and for how long, from the store's own counts.
 */
public final class CallGauges implements MeterBinder {

	private final CallStore store;

	private final Supplier<? extends Collection<String>> operations;

	/**
	 * Create gauges.
	 * @param store has the calls
	 * @param operations the names of the operations that have gauges
	 */
	public CallGauges(CallStore store, Supplier<? extends Collection<String>> operations) {
		this.store = store;
		this.operations = operations;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		CountsSnapshot counts = new CountsSnapshot(this.store, registry.config().clock());
		for (String operation : this.operations.get()) {
			Gauge.builder("asyncrpc.server.calls.active", counts, (now) -> now.active(operation))
				.description("Calls that nobody has ended yet")
				.tag("operation", operation)
				.strongReference(true)
				.register(registry);
			TimeGauge
				.builder("asyncrpc.server.calls.oldest.age", counts, TimeUnit.MILLISECONDS,
						(now) -> now.oldestAge(operation))
				.description("Age of the oldest call that nobody has ended yet")
				.tag("operation", operation)
				.strongReference(true)
				.register(registry);
		}
		gauge(registry, counts, "asyncrpc.server.calls.draining", "Calls that ended without their manager",
				CountsSnapshot::draining);
		gauge(registry, counts, "asyncrpc.server.calls.retained", "Ended calls that are kept for their clients",
				CountsSnapshot::retained);
	}

	private static void gauge(MeterRegistry registry, CountsSnapshot counts, String name, String description,
			ToDoubleFunction<CountsSnapshot> value) {
		Gauge.builder(name, counts, value).description(description).strongReference(true).register(registry);
	}

}
