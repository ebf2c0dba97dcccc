package org.asyncrpc.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.testing.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever threads did with its calls, a {@link MemoryCallStore} is empty when they are
 * gone.
 */
class MemoryCallStoreLeakTests {

	private static final int CALLS = 2000;

	private static final int THREADS = 4;

	private static final int STRIPE_BITS = 1;

	private static final Duration RETENTION = Duration.ofMinutes(10);

	private final MutableClock clock = new MutableClock();

	private final SharedState shared = SharedState
		.of(new Retention(RETENTION, Duration.ofSeconds(30), new Retention.Room(CALLS * 2, 1000)));

	private final MemoryCallStore store = new MemoryCallStore(this.clock, this.shared, STRIPE_BITS);

	@Test
	void keepsNothingOfCallsThatAreGone() {
		this.store.start("node", new RecordingListener());
		List<Callable<Integer>> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Random random = new Random(i);
			threads.add(() -> work(random));
		}
		int ended = Race.run(threads).stream().mapToInt(Integer::intValue).sum();
		assertThat(ended).isPositive();
		this.clock.turn(Duration.ofHours(2));
		this.store.sweep();
		assertThat(this.shared.keys().size()).isZero();
		this.clock.turn(RETENTION.plusSeconds(1));
		this.store.sweep();
		assertThat(this.shared.idempotencyKeys().size()).isZero();
		assertThat(this.shared.room().calls()).isZero();
		assertThat(this.shared.room().bytes()).isZero();
		assertThat(this.store.counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
	}

	private int work(Random random) {
		int ended = 0;
		for (int call = 0; call < CALLS; call++) {
			CallId id = new CallId(1, call);
			Idempotency idempotency = new Idempotency("key-" + call / 3, "fingerprint");
			if (random.nextInt(THREADS) == 0) {
				addOnce(id, (call % 2 == 0) ? idempotency : null);
			}
			for (int step = 0; step < 3; step++) {
				ended += change(id, random) ? 1 : 0;
			}
		}
		return ended;
	}

	private void addOnce(CallId id, Idempotency idempotency) {
		long now = this.clock.millis();
		try {
			this.store.add(new CallRecord(id, "order/place", null, now, now + 3_600_000, null, null, idempotency,
					CallStoreFixture.HOME));
		}
		catch (IllegalStateException ex) {
			// Another thread was first
		}
	}

	private boolean change(CallId id, Random random) {
		switch (random.nextInt(10)) {
			case 0 -> {
				return this.store.end(id, Outcome.completed(new byte[1]), Claim.DISPATCHED);
			}
			case 1 -> {
				return this.store.terminate(id, Outcome.CANCELLED);
			}
			case 2, 3, 4 -> this.store.assignKey(id, "key-" + random.nextInt(20));
			case 5 -> this.store.delivered(id, random.nextBoolean() ? Delivery.ANSWERED : Delivery.FETCHED);
			case 6 -> this.store.acknowledge(null, id);
			case 7 -> this.store.drained(id);
			case 8 -> this.store.withdraw(id);
			default -> this.store.progress(id, new AsyncCallProgress(0.5, null));
		}
		return false;
	}

}
