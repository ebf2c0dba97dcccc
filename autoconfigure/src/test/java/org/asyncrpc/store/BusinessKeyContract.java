package org.asyncrpc.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link CallStore#assignKey} and {@link CallStore#findByKey}.
 */
interface BusinessKeyContract extends CallStoreFixture {

	@Test
	default void findsACallByItsKey() {
		CallId id = add();
		assertThat(store().assignKey(id, "order-1")).isTrue();
		StoredCall found = store().findByKey(OPERATION, "order-1");
		assertThat(found).isEqualTo(store().find(id));
		assertThat(found.key()).isEqualTo("order-1");
		assertThat(store().findByKey(OPERATION, "order-2")).isNull();
	}

	@Test
	default void refusesAKeyThatAnotherOutstandingCallHas() {
		CallId id = add();
		CallId other = add();
		store().assignKey(id, "order-1");
		store().assignKey(other, "order-2");
		assertThat(store().assignKey(other, "order-1")).isFalse();
		assertThat(store().findByKey(OPERATION, "order-1").id()).isEqualTo(id);
		assertThat(store().findByKey(OPERATION, "order-2").id()).isEqualTo(other);
		assertThat(store().find(other).key()).isEqualTo("order-2");
	}

	@Test
	default void keepsKeysOfOperationsApart() {
		CallId id = add();
		CallId other = add(newCall(null, "order/other", null)).id();
		assertThat(store().assignKey(id, "order-1")).isTrue();
		assertThat(store().assignKey(other, "order-1")).isTrue();
		assertThat(store().findByKey(OPERATION, "order-1").id()).isEqualTo(id);
		assertThat(store().findByKey("order/other", "order-1").id()).isEqualTo(other);
	}

	@Test
	default void assignsAKeyAgain() {
		CallId id = add();
		assertThat(store().assignKey(id, "order-1")).isTrue();
		assertThat(store().assignKey(id, "order-1")).isTrue();
		assertThat(store().findByKey(OPERATION, "order-1").id()).isEqualTo(id);
	}

	@Test
	default void replacesAKey() {
		CallId id = add();
		store().assignKey(id, "order-1");
		assertThat(store().assignKey(id, "order-2")).isTrue();
		assertThat(store().findByKey(OPERATION, "order-1")).isNull();
		assertThat(store().findByKey(OPERATION, "order-2").id()).isEqualTo(id);
		assertThat(store().assignKey(add(), "order-1")).isTrue();
	}

	@Test
	default void freesTheKeyOfAnEndedCall() {
		CallId id = add();
		store().assignKey(id, "order-1");
		store().end(id, REPLY, Claim.DISPATCHED);
		assertThat(store().findByKey(OPERATION, "order-1")).isNull();
		assertThat(store().find(id).key()).isEqualTo("order-1");
		CallId next = add();
		assertThat(store().assignKey(next, "order-1")).isTrue();
		assertThat(store().findByKey(OPERATION, "order-1").id()).isEqualTo(next);
	}

	@Test
	default void freesTheKeyAtTheDeadline() {
		CallId id = add();
		store().assignKey(id, "order-1");
		sweepAfter(TIMEOUT.plus(MOMENT));
		assertThat(store().findByKey(OPERATION, "order-1")).isNull();
		assertThat(store().assignKey(add(), "order-1")).isTrue();
		sweepAfter(RETENTION.plus(MOMENT));
		assertThat(store().findByKey(OPERATION, "order-1")).isNotNull();
	}

	@Test
	default void givesNoKeyToAnEndedCall() {
		CallId id = addEnded();
		assertThat(store().assignKey(id, "order-1")).isTrue();
		assertThat(store().find(id).key()).isNull();
		assertThat(store().findByKey(OPERATION, "order-1")).isNull();
		CallId other = add();
		store().assignKey(other, "order-1");
		assertThat(store().assignKey(id, "order-1")).isTrue();
		assertThat(store().findByKey(OPERATION, "order-1").id()).isEqualTo(other);
	}

}
