package org.asyncrpc.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the parts of the contract have to do with: a started store, its clock, and calls
 * for it.
 */
interface CallStoreFixture {

	Duration RETENTION = Duration.ofMinutes(10);

	Duration DELIVERED_RETENTION = Duration.ofSeconds(30);

	int MAX_RETAINED = 20;

	int MAX_RETAINED_BYTES = 1000;

	int MAX_RETAINED_PER_PRINCIPAL = 5;

	int MAX_RETAINED_BYTES_PER_PRINCIPAL = 500;

	Retention RETAINED = new Retention(RETENTION, DELIVERED_RETENTION,
			new Retention.Room(MAX_RETAINED, MAX_RETAINED_BYTES),
			new Retention.Room(MAX_RETAINED_PER_PRINCIPAL, MAX_RETAINED_BYTES_PER_PRINCIPAL));

	Duration TIMEOUT = Duration.ofHours(1);

	/** Clocks and sweeps may be so coarse. */
	Duration MOMENT = Duration.ofSeconds(1);

	Home HOME = new Home("node-1", NodeLoss.ABORT);

	String OPERATION = "order/place";

	Outcome REPLY = Outcome.completed("\"done\"".getBytes(StandardCharsets.UTF_8));

	Outcome ABORT = Outcome.aborted("OUT_OF_STOCK", 422, "Nothing left");

	AtomicLong IDS = new AtomicLong();

	CallStore store();

	RecordingListener listener();

	/**
	 * Moves the store's clock, and nothing else.
	 * @param duration how far
	 */
	void moveClock(Duration duration);

	/**
	 * How often a race is run.
	 * @return the number of times
	 */
	int rounds();

	static CallId newId() {
		return new CallId(0xabcdef, IDS.incrementAndGet());
	}

	default CallRecord newCall() {
		return newCall(null, OPERATION, null);
	}

	default CallRecord newCall(String principal, String operation, Idempotency idempotency) {
		long now = store().now();
		return new CallRecord(newId(), operation, principal, now, now + TIMEOUT.toMillis(), null, null, idempotency,
				HOME);
	}

	default CallRecord repeatable(String key) {
		return newCall("alice", OPERATION, new Idempotency(key, "fingerprint"));
	}

	default CallRecord add(CallRecord call) {
		if (!(store().add(call) instanceof AddResult.Added)) {
			throw new AssertionError("The call was not added");
		}
		return call;
	}

	default CallId add() {
		return add(newCall()).id();
	}

	default CallId addEnded() {
		CallId id = add();
		store().end(id, REPLY, Claim.DISPATCHED);
		return id;
	}

	default CallId addDraining() {
		CallId id = add();
		store().terminate(id, Outcome.CANCELLED);
		return id;
	}

	default void sweepAfter(Duration duration) {
		moveClock(duration);
		store().sweep();
	}

	default CallPage page(boolean draining) {
		return store().page(new CallQuery(null, null, null, null, draining, 1000, null));
	}

}
