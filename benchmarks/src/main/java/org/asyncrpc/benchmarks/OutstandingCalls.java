package org.asyncrpc.benchmarks;

import java.time.Clock;
import java.time.Duration;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Retention;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A store in memory with very many outstanding calls, of ten operations and a hundred
 * callers.
 */
@State(Scope.Benchmark)
public class OutstandingCalls {

	private static final Home HOME = new Home("node", NodeLoss.ABORT);

	private static final int OPERATIONS = 10;

	private static final int PRINCIPALS = 100;

	@Param("1000000")
	private int calls;

	private final MemoryCallStore store = create();

	/**
	 * Creates a store that has no calls.
	 * @return the store
	 */
	static MemoryCallStore create() {
		Duration retention = Duration.ofMinutes(10);
		return new MemoryCallStore(Clock.systemUTC(),
				new Retention(retention, retention, new Retention.Room(Integer.MAX_VALUE, Long.MAX_VALUE)));
	}

	/**
	 * A call that has just been accepted.
	 * @param number different for each call
	 * @param now the current time
	 * @return what to store
	 */
	static CallRecord call(int number, long now) {
		return new CallRecord(new CallId(number * 0x9E3779B97F4A7C15L, number), "manager/method" + number % OPERATIONS,
				"caller" + number % PRINCIPALS, now, now + Duration.ofHours(1).toMillis(), "10.0.0.1", null, null,
				HOME);
	}

	/**
	 * Adds the calls.
	 */
	@Setup
	public void fill() {
		long start = this.store.now() - this.calls;
		for (int i = 0; i < this.calls; i++) {
			this.store.add(call(i, start + i));
		}
	}

	CallStore store() {
		return this.store;
	}

	int calls() {
		return this.calls;
	}

}
