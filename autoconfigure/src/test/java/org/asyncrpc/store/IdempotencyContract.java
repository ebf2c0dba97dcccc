package org.asyncrpc.store;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Repeated requests.
 */
interface IdempotencyContract extends CallStoreFixture {

	@Test
	default void answersARepeatWithTheCallThatIsOutstanding() {
		CallRecord call = add(repeatable("key"));
		CallRecord repeat = repeatable("key");
		assertThat(store().add(repeat)).isEqualTo(new AddResult.Repeated(store().find(call.id())));
		assertThat(store().find(repeat.id())).isNull();
		assertThat(store().counts().outstanding()).isEqualTo(1);
	}

	@Test
	default void answersARepeatWithTheOutcomeOfTheCallThatIsRetained() {
		CallRecord call = add(repeatable("key"));
		store().end(call.id(), ABORT, Claim.DISPATCHED);
		assertThat(store().add(repeatable("key"))).isInstanceOfSatisfying(AddResult.Repeated.class, (repeated) -> {
			assertThat(repeated.call().id()).isEqualTo(call.id());
			assertThat(repeated.call().outcome()).isEqualTo(ABORT);
		});
	}

	@Test
	default void refusesAKeyWithOtherArguments() {
		add(repeatable("key"));
		CallRecord other = newCall("alice", OPERATION, new Idempotency("key", "other"));
		assertThat(store().add(other)).isEqualTo(AddResult.KEY_REUSED);
		assertThat(store().find(other.id())).isNull();
	}

	@Test
	default void keepsKeysOfDifferentScopesApart() {
		Idempotency idempotency = new Idempotency("key", "fingerprint");
		CallRecord alice = add(newCall("alice", OPERATION, idempotency));
		CallRecord bob = add(newCall("bob", OPERATION, idempotency));
		CallRecord anonymous = add(newCall(null, OPERATION, idempotency));
		CallRecord other = add(newCall("alice", "order/other", idempotency));
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "key").id()).isEqualTo(alice.id());
		assertThat(store().findByIdempotencyKey("bob", OPERATION, "key").id()).isEqualTo(bob.id());
		assertThat(store().findByIdempotencyKey(null, OPERATION, "key").id()).isEqualTo(anonymous.id());
		assertThat(store().findByIdempotencyKey("alice", "order/other", "key").id()).isEqualTo(other.id());
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "other")).isNull();
	}

	@Test
	default void recognisesTheRepeatOfAnAnonymousCall() {
		add(newCall(null, OPERATION, new Idempotency("key", "fingerprint")));
		assertThat(store().add(newCall(null, OPERATION, new Idempotency("key", "fingerprint"))))
			.isInstanceOf(AddResult.Repeated.class);
	}

	@Test
	default void forgetsAKeyWithItsCall() {
		CallRecord call = add(repeatable("key"));
		store().end(call.id(), REPLY, Claim.DISPATCHED);
		sweepAfter(RETENTION.plus(MOMENT));
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "key")).isNull();
		assertThat(store().add(repeatable("key"))).isEqualTo(AddResult.ADDED);
	}

	@Test
	default void forgetsAKeyWhenTheOutcomeIsAcknowledged() {
		CallRecord call = add(repeatable("key"));
		store().end(call.id(), REPLY, Claim.DISPATCHED);
		store().acknowledge("alice", call.id());
		assertThat(store().findByIdempotencyKey("alice", OPERATION, "key")).isNull();
		assertThat(store().add(repeatable("key"))).isEqualTo(AddResult.ADDED);
	}

}
