package org.asyncrpc.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.asyncrpc.testing.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What pages of a {@link MemoryCallStore} do when it holds many calls.
 */
class MemoryCallStorePageTests {

	private static final int CALLS = 25_000;

	private final MutableClock clock = new MutableClock();

	private final MemoryCallStore store = new MemoryCallStore(this.clock,
			new Retention(Duration.ofMinutes(10), Duration.ofSeconds(30), new Retention.Room(100, 1000)));

	@Test
	void endsAPageEarlyWhenItsFilterPassesFewCalls() {
		LongStream.range(0, CALLS).forEach((i) -> add(i, "alice"));
		this.clock.turn(Duration.ofMillis(10));
		add(CALLS, "bob");
		CallPage page = page("bob", null);
		int pages = 1;
		while (page.next() != null) {
			assertThat(page.calls()).isEmpty();
			page = page("bob", page.next());
			pages++;
		}
		assertThat(page.calls()).singleElement().satisfies((call) -> assertThat(call.id().low()).isEqualTo(CALLS));
		assertThat(pages).isEqualTo(3);
	}

	@Test
	void showsEachOfManyCallsOnce() {
		LongStream.range(0, CALLS).forEach((i) -> add(i, "alice"));
		CallPage page = page(null, null);
		int shown = page.calls().size();
		while (page.next() != null) {
			page = page(null, page.next());
			shown += page.calls().size();
		}
		assertThat(shown).isEqualTo(CALLS);
	}

	@Test
	void refusesASecondCallOfOneId() {
		add(1, null);
		assertThatIllegalStateException().isThrownBy(() -> add(1, null));
		assertThat(page(null, null).calls()).hasSize(1);
	}

	private void add(long id, String principal) {
		long now = this.clock.millis();
		this.store.add(new CallRecord(new CallId(0, id), List.of("order/place", "order/ship").get((int) (id % 2)),
				principal, now, now + 60_000, null, null, null, CallStoreFixture.HOME));
	}

	private CallPage page(String principal, String after) {
		return this.store.page(new CallQuery(null, principal, null, null, false, 1000, after));
	}

}
