package org.asyncrpc.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever comes at the same moment: one wins, and everybody agrees on who.
 */
interface RaceContract extends CallStoreFixture {

	int THREADS = 4;

	@Test
	default void endsOnceWhoeverRaces() {
		for (int round = 0; round < rounds(); round++) {
			CallId id = add();
			moveClock(TIMEOUT.plus(MOMENT));
			List<Boolean> wins = Race.run(() -> store().end(id, REPLY, Claim.DISPATCHED),
					() -> store().end(id, ABORT, Claim.DISPATCHED), () -> store().terminate(id, Outcome.CANCELLED),
					() -> {
						store().sweep();
						return false;
					});
			StoredCall ended = store().find(id);
			boolean deadlineWon = "DEADLINE_EXCEEDED".equals(ended.outcome().code());
			assertThat(Collections.frequency(wins, true)).isEqualTo(deadlineWon ? 0 : 1);
			assertThat(listener().ended(id)).singleElement().usingRecursiveComparison().isEqualTo(ended);
			assertThat(ended.draining()).isEqualTo(deadlineWon || wins.get(2));
			assertThat(store().counts().outstanding()).isZero();
			store().drained(id);
			store().acknowledge(null, id);
			assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
		}
	}

	@Test
	default void addsOneOfManyRequestsWithOneIdempotencyKey() {
		for (int round = 0; round < rounds(); round++) {
			String key = "key-" + round;
			List<AddResult> results = Race
				.run(Collections.nCopies(THREADS, (Callable<AddResult>) () -> store().add(repeatable(key))));
			CallId winner = store().findByIdempotencyKey("alice", OPERATION, key).id();
			assertThat(results).filteredOn(AddResult.Added.class::isInstance).hasSize(1);
			assertThat(results).filteredOn(AddResult.Repeated.class::isInstance)
				.hasSize(THREADS - 1)
				.allSatisfy((result) -> assertThat(((AddResult.Repeated) result).call().id()).isEqualTo(winner));
			assertThat(store().counts().outstanding()).isEqualTo(round + 1);
		}
	}

	@Test
	default void addsOneOfTwoRequestsThatDifferInTheirArguments() {
		for (int round = 0; round < rounds(); round++) {
			String key = "key-" + round;
			List<AddResult> results = Race.run(
					() -> store().add(newCall("alice", OPERATION, new Idempotency(key, "one"))),
					() -> store().add(newCall("alice", OPERATION, new Idempotency(key, "other"))));
			assertThat(results).containsExactlyInAnyOrder(AddResult.ADDED, AddResult.KEY_REUSED);
		}
	}

	@Test
	default void addsAgainOrRepeatsWhileTheFirstCallGoes() {
		for (int round = 0; round < rounds(); round++) {
			String key = "key-" + round;
			CallRecord first = add(repeatable(key));
			store().end(first.id(), REPLY, Claim.DISPATCHED);
			CallRecord second = repeatable(key);
			List<Object> results = Race.run(() -> store().add(second), () -> {
				store().acknowledge("alice", first.id());
				return "acknowledged";
			});
			boolean added = AddResult.ADDED.equals(results.get(0));
			assertThat(results.get(0)).isInstanceOfAny(AddResult.Added.class, AddResult.Repeated.class);
			assertThat(store().findByIdempotencyKey("alice", OPERATION, key) != null).isEqualTo(added);
			assertThat(store().find(second.id()) != null).isEqualTo(added);
		}
	}

	@Test
	default void givesAKeyToOneCall() {
		for (int round = 0; round < rounds(); round++) {
			String key = "key-" + round;
			List<CallId> ids = new ArrayList<>();
			List<Callable<Boolean>> tasks = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				CallId id = add();
				ids.add(id);
				tasks.add(() -> store().assignKey(id, key));
			}
			List<Boolean> wins = Race.run(tasks);
			assertThat(Collections.frequency(wins, true)).isEqualTo(1);
			assertThat(store().findByKey(OPERATION, key).id()).isEqualTo(ids.get(wins.indexOf(true)));
		}
	}

	@Test
	default void freesEveryKeyOfACallThatEndsMeanwhile() {
		for (int round = 0; round < rounds(); round++) {
			String key = "key-" + round;
			CallId id = add();
			Race.run(() -> store().assignKey(id, key), () -> store().assignKey(id, key + "-next"),
					() -> store().end(id, REPLY, Claim.DISPATCHED));
			assertThat(store().findByKey(OPERATION, key)).isNull();
			assertThat(store().findByKey(OPERATION, key + "-next")).isNull();
			CallId next = add();
			assertThat(Race.run(() -> store().assignKey(next, key), () -> store().assignKey(next, key + "-next")))
				.containsOnly(true);
			store().withdraw(next);
			store().acknowledge(null, id);
		}
	}

	@Test
	default void givesAKeyAwayOnlyOnceItsCallHasEnded() {
		for (int round = 0; round < rounds(); round++) {
			String key = "key-" + round;
			CallId holder = add();
			CallId next = add();
			store().assignKey(holder, key);
			List<Object> results = Race.run(() -> store().end(holder, REPLY, Claim.DISPATCHED),
					() -> store().assignKey(next, key), () -> {
						StoredCall found = store().findByKey(OPERATION, key);
						return (found != null) ? found.id() : "nobody";
					});
			assertThat(results.get(0)).isEqualTo(true);
			assertThat(results.get(2)).isIn(holder, next, "nobody");
			StoredCall found = store().findByKey(OPERATION, key);
			assertThat(found != null).isEqualTo(results.get(1));
			store().acknowledge(null, holder);
		}
	}

	@Test
	default void requestsACancelOnceWhoeverRaces() {
		for (int round = 0; round < rounds(); round++) {
			CallId id = add();
			int before = listener().events().size();
			Race.run(Collections.nCopies(THREADS, () -> {
				store().requestCancel(id);
				return true;
			}));
			assertThat(listener().events()).hasSize(before + 1);
			store().withdraw(id);
		}
	}

	@Test
	default void pagesShowEveryCallThatStaysWhileOthersComeAndGo() {
		List<CallId> staying = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			staying.add(add());
			CallId going = add();
			moveClock(Duration.ofMillis(10));
			Race.run(() -> {
				store().end(going, REPLY, Claim.DISPATCHED);
				store().acknowledge(null, going);
				return true;
			}, () -> {
				assertThat(seen()).containsSubsequence(staying).doesNotHaveDuplicates();
				return true;
			});
		}
		assertThat(seen()).containsExactlyElementsOf(staying);
	}

	private List<CallId> seen() {
		List<CallId> seen = new ArrayList<>();
		String next = null;
		do {
			CallPage page = store().page(new CallQuery(null, null, null, null, false, 7, next));
			page.calls().forEach((call) -> seen.add(call.id()));
			next = page.next();
		}
		while (next != null);
		return seen;
	}

}
