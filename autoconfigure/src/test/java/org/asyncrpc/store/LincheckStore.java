package org.asyncrpc.store;

import java.time.Duration;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.testing.MutableClock;

/**
 * A small store for linearizability tests, and what they can see of a call. Deadlines are
 * tested with one call, because a sweep over several is not one step.
 */
final class LincheckStore {

	static final CallId CALL = new CallId(1, 1);

	static final CallId OTHER = new CallId(1, 2);

	private static final String OPERATION = "order/place";

	/** Short, because long loops look like a hang. */
	private static final Duration TIMEOUT = Duration.ofMillis(40);

	/** Two stripes, so that {@link #CALL} and {@link #OTHER} have one each. */
	private static final int STRIPE_BITS = 1;

	private final MutableClock clock = new MutableClock();

	private final long deadline = this.clock.millis() + TIMEOUT.toMillis();

	private final CallStore store;

	LincheckStore() {
		Duration forever = Duration.ofDays(1000);
		SharedState shared = SharedState.of(new Retention(forever, forever, new Retention.Room(1000, 1000)));
		this.store = new MemoryCallStore(this.clock, shared, STRIPE_BITS);
		this.store.start("node", new SilentListener());
	}

	CallStore store() {
		return this.store;
	}

	String add(CallId id, Idempotency idempotency) {
		return this.store
			.add(new CallRecord(id, OPERATION, null, 0, this.deadline, null, null, idempotency, CallStoreFixture.HOME))
			.getClass()
			.getSimpleName();
	}

	void passDeadline() {
		long ahead = this.deadline + 40 - this.clock.millis();
		this.clock.turn(Duration.ofMillis(ahead));
		this.store.sweep();
	}

	Seen findByKey(String key) {
		return see(this.store.findByKey(OPERATION, key));
	}

	Seen findByIdempotencyKey(String key) {
		return see(this.store.findByIdempotencyKey(null, OPERATION, key));
	}

	Seen find(CallId id) {
		return see(this.store.find(id));
	}

	private static Seen see(StoredCall call) {
		if (call == null) {
			return null;
		}
		Outcome outcome = call.outcome();
		return new Seen(call.id().low(), call.state().name(), (outcome != null) ? outcome.code() : null, call.key(),
				call.cancelRequested(), call.draining());
	}

	/**
	 * What is compared: all about a call but when it ended. No enumeration, whose hash
	 * codes differ from run to run.
	 */
	record Seen(long id, String state, String code, String key, boolean cancelRequested, boolean draining) {

	}

	private static final class SilentListener implements CallStoreListener {

		@Override
		public void ended(StoredCall call) {
		}

		@Override
		public void cancelRequested(CallId id) {
		}

		@Override
		public void progressed(CallId id, AsyncCallProgress progress) {
		}

		@Override
		public void lost() {
		}

	}

}
