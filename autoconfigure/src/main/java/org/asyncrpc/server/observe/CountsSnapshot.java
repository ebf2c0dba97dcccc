package org.asyncrpc.server.observe;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Clock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallCounts.OperationCount;
import org.asyncrpc.store.CallStore;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a store, asked for once and then used by all gauges of a scrape; a store
 * that fails is not asked by each of them either.
 */
final class CountsSnapshot {

	private static final Log logger = LogFactory.getLog(CountsSnapshot.class);

	private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final CallStore store;

	private final Clock clock;

	private boolean taken;

	private long takenAt;

	private long storeTime;

	private @Nullable CallCounts counts;

	CountsSnapshot(CallStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	double active(String operation) {
		return value((counts) -> {
			OperationCount count = counts.operations().get(operation);
			return (count != null) ? count.outstanding() : 0;
		});
	}

	double oldestAge(String operation) {
		return value((counts) -> {
			OperationCount count = counts.operations().get(operation);
			return (count != null) ? Math.max(0, this.storeTime - count.oldestAcceptedAt()) : 0;
		});
	}

	double draining() {
		return value(CallCounts::draining);
	}

	double retained() {
		return value(CallCounts::retained);
	}

	private synchronized double value(ToDoubleFunction<CallCounts> figure) {
		long now = this.clock.monotonicTime();
		if (!this.taken || now - this.takenAt >= MAX_AGE_NANOS) {
			this.counts = read();
			this.takenAt = this.clock.monotonicTime();
			this.taken = true;
		}
		return (this.counts != null) ? figure.applyAsDouble(this.counts) : Double.NaN;
	}

	private @Nullable CallCounts read() {
		try {
			this.storeTime = this.store.now();
			return this.store.counts();
		}
		catch (RuntimeException ex) {
			logger.warn("The calls could not be counted: " + ex.getClass().getName());
			logger.debug("The calls could not be counted", ex);
			return null;
		}
	}

}
