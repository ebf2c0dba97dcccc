package org.asyncrpc.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.asyncrpc.store.CallCounts.OperationCount;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link CallStore#page} and {@link CallStore#counts}.
 */
interface PageContract extends CallStoreFixture {

	@Test
	default void hasNothingToShowAtFirst() {
		assertThat(page(false)).isEqualTo(new CallPage(List.of(), null));
		assertThat(page(true)).isEqualTo(new CallPage(List.of(), null));
		assertThat(store().counts()).isEqualTo(new CallCounts(0, 0, Map.of()));
	}

	@Test
	default void showsCallsOldestFirst() {
		List<CallId> ids = addOverTime(30);
		assertThat(ids(page(false))).isEqualTo(ids);
	}

	@Test
	default void showsEachCallOnOnePage() {
		List<CallId> ids = addOverTime(30);
		List<List<CallId>> pages = pages(query(7, false));
		assertThat(pages).hasSize(5).allSatisfy((page) -> assertThat(page).hasSizeLessThanOrEqualTo(7));
		assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(ids);
	}

	@Test
	default void showsEachCallOnOnePageWhenAllWereAcceptedAtOnce() {
		List<CallId> ids = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			ids.add(add(newCall(null, "order/" + i % 3, null)).id());
		}
		assertThat(pages(query(7, false)).stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	default void hasNoNextPageAfterTheLast() {
		addOverTime(10);
		assertThat(store().page(query(10, false)).next()).isNull();
		assertThat(store().page(query(9, false)).next()).isNotNull();
	}

	@Test
	default void goesOnAlthoughCallsOfThePageBeforeHaveEnded() {
		List<CallId> ids = addOverTime(30);
		CallPage first = store().page(query(10, false));
		ids.subList(0, 12).forEach((id) -> store().end(id, REPLY, Claim.DISPATCHED));
		CallPage second = store().page(query(10, false, first.next()));
		assertThat(ids(second)).isEqualTo(ids.subList(12, 22));
		ids.subList(12, 30).forEach((id) -> store().end(id, REPLY, Claim.DISPATCHED));
		assertThat(store().page(query(10, false, second.next()))).isEqualTo(new CallPage(List.of(), null));
	}

	@Test
	default void showsCallsThatCameAfterThePageBefore() {
		addOverTime(10);
		CallPage first = store().page(query(9, false));
		List<CallId> later = addOverTime(3);
		CallPage second = store().page(query(10, false, first.next()));
		assertThat(ids(second)).hasSize(4).endsWith(later.toArray(new CallId[0]));
	}

	@Test
	default void filters() {
		CallId alice = add(newCall("alice", OPERATION, null)).id();
		CallId bob = add(newCall("bob", OPERATION, null)).id();
		CallId other = add(newCall("alice", "order/other", null)).id();
		store().assignKey(bob, "order-1");
		store().assignKey(other, "order-1");
		assertThat(ids(OPERATION, null, null)).containsExactlyInAnyOrder(alice, bob);
		assertThat(ids("order/unknown", null, null)).isEmpty();
		assertThat(ids(null, "alice", null)).containsExactlyInAnyOrder(alice, other);
		assertThat(ids(null, "carol", null)).isEmpty();
		assertThat(ids(null, null, "order-1")).containsExactlyInAnyOrder(bob, other);
		assertThat(ids(null, null, "order-2")).isEmpty();
		assertThat(ids(OPERATION, null, "order-1")).containsExactly(bob);
		assertThat(ids(OPERATION, "alice", null)).containsExactly(alice);
		assertThat(ids(null, "alice", "order-1")).containsExactly(other);
	}

	@Test
	default void filtersPageByPage() {
		List<CallId> alices = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			CallId id = add(newCall((i % 2 == 0) ? "alice" : "bob", OPERATION, null)).id();
			moveClock(Duration.ofMillis(100));
			if (i % 2 == 0) {
				alices.add(id);
			}
		}
		CallQuery query = new CallQuery(null, "alice", null, null, false, 4, null);
		assertThat(pages(query).stream().flatMap(List::stream)).containsExactlyElementsOf(alices);
	}

	@Test
	default void pagesCallsOfOneKey() {
		List<CallId> ids = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			CallId id = add(newCall(null, "order/" + i, null)).id();
			store().assignKey(id, "order-1");
			ids.add(id);
			moveClock(Duration.ofMillis(100));
		}
		CallQuery query = new CallQuery(null, null, "order-1", null, false, 3, null);
		assertThat(pages(query).stream().flatMap(List::stream)).containsExactlyElementsOf(ids);
	}

	@Test
	default void showsCallsThatWereAcceptedAtAnInstantOrBefore() {
		List<CallId> ids = addOverTime(10);
		long instant = store().find(ids.get(4)).record().acceptedAt();
		CallQuery query = new CallQuery(null, null, null, instant, false, 100, null);
		assertThat(store().page(query)).satisfies((page) -> assertThat(ids(page)).isEqualTo(ids.subList(0, 5)));
		assertThat(store().page(new CallQuery(null, null, null, instant - 1, false, 100, null)).calls()).hasSize(4);
	}

	@Test
	default void showsCallsThatWereAcceptedBeforeAlthoughTheyWereAddedLater() {
		long now = store().now();
		for (int i = 0; i < 64; i++) {
			long acceptedAt = now - i * 1000L;
			add(new CallRecord(CallStoreFixture.newId(), OPERATION, null, acceptedAt, now + 100_000, null, null, null,
					HOME));
		}
		CallQuery query = new CallQuery(null, null, null, now - 40_000, false, 100, null);
		assertThat(store().page(query).calls()).hasSize(24);
	}

	@Test
	default void pagesAndFiltersDrainingCalls() {
		List<CallId> ids = addOverTime(20);
		for (int i = 19; i >= 0; i -= 2) {
			store().terminate(ids.get(i), Outcome.CANCELLED);
		}
		List<CallId> draining = new ArrayList<>();
		for (int i = 1; i < 20; i += 2) {
			draining.add(ids.get(i));
		}
		assertThat(pages(query(3, true)).stream().flatMap(List::stream)).containsExactlyElementsOf(draining);
		assertThat(ids(page(false))).hasSize(10).doesNotContainAnyElementsOf(draining);
		assertThat(store().page(new CallQuery("order/other", null, null, null, true, 10, null)).calls()).isEmpty();
		assertThat(store().page(new CallQuery(OPERATION, null, null, null, true, 10, null)).calls()).hasSize(10);
	}

	@Test
	default void showsCallsAsTheyAre() {
		CallId id = add();
		store().assignKey(id, "order-1");
		store().requestCancel(id);
		assertThat(page(false).calls()).containsExactly(store().find(id));
	}

	@Test
	default void refusesWhatIsNoCursor() {
		add();
		for (String text : List.of("", "x", ".", "1", "1.", ".1", "1.99999", "1.-1", "é.1", "1.1.1", "next",
				"0".repeat(1000))) {
			assertThatIllegalArgumentException().as(text).isThrownBy(() -> store().page(query(10, false, text)));
		}
	}

	@Test
	default void countsCallsByOperation() {
		long oldest = store().now();
		List<CallId> ids = addOverTime(3);
		long other = store().now();
		add(newCall(null, "order/other", null));
		assertThat(store().counts().operations())
			.isEqualTo(Map.of(OPERATION, new OperationCount(3, oldest), "order/other", new OperationCount(1, other)));
		assertThat(store().counts().outstanding()).isEqualTo(4);
		store().end(ids.get(0), REPLY, Claim.DISPATCHED);
		store().withdraw(ids.get(2));
		long next = store().find(ids.get(1)).record().acceptedAt();
		assertThat(store().counts().operations()).containsEntry(OPERATION, new OperationCount(1, next));
		store().terminate(ids.get(1), Outcome.CANCELLED);
		assertThat(store().counts())
			.isEqualTo(new CallCounts(1, 2, Map.of("order/other", new OperationCount(1, other))));
	}

	private List<CallId> addOverTime(int count) {
		List<CallId> ids = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ids.add(add());
			moveClock(Duration.ofMillis(100));
		}
		return ids;
	}

	private List<List<CallId>> pages(CallQuery query) {
		List<List<CallId>> pages = new ArrayList<>();
		CallPage page = store().page(query);
		pages.add(ids(page));
		while (page.next() != null) {
			page = store().page(new CallQuery(query.operation(), query.principal(), query.key(), query.acceptedBefore(),
					query.draining(), query.limit(), page.next()));
			pages.add(ids(page));
		}
		return pages;
	}

	private List<CallId> ids(String operation, String principal, String key) {
		return ids(store().page(new CallQuery(operation, principal, key, null, false, 100, null)));
	}

	private static List<CallId> ids(CallPage page) {
		return page.calls().stream().map(StoredCall::id).toList();
	}

	private static CallQuery query(int limit, boolean draining) {
		return query(limit, draining, null);
	}

	private static CallQuery query(int limit, boolean draining, String after) {
		return new CallQuery(null, null, null, null, draining, limit, after);
	}

}
