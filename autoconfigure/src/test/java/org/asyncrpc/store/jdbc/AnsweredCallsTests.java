package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.store.CallId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link AnsweredCalls}.
 */
class AnsweredCallsTests {

	private static final int MOST = 512;

	private final List<List<AnsweredCall>> removed = new ArrayList<>();

	private boolean failing;

	private final AnsweredCalls answered = new AnsweredCalls(this::remove);

	private void remove(List<AnsweredCall> calls) {
		if (this.failing) {
			throw new IllegalStateException("The database is away");
		}
		this.removed.add(List.copyOf(calls));
	}

	@Test
	void leavesCallsUntilTheyAreAllRemoved() {
		assertThat(this.answered.leave(call(1))).isTrue();
		assertThat(this.answered.leave(call(2))).isTrue();
		assertThat(this.removed).isEmpty();
		this.answered.removeAll();
		assertThat(this.removed).hasSize(1);
		assertThat(this.removed.get(0)).containsExactlyInAnyOrder(call(1), call(2));
		this.answered.removeAll();
		assertThat(this.removed).hasSize(1);
	}

	@Test
	void removesACallThatIsAskedFor() {
		this.answered.leave(call(1));
		this.answered.leave(call(2));
		this.answered.remove(call(3).id());
		this.answered.remove(call(2).id());
		this.answered.remove(call(2).id());
		assertThat(this.removed).containsExactly(List.of(call(2)));
		this.answered.removeAll();
		assertThat(this.removed).containsExactly(List.of(call(2)), List.of(call(1)));
	}

	@Test
	void keepsTheFirstTimeOfACall() {
		this.answered.leave(call(1));
		this.answered.leave(new AnsweredCall(call(1).id(), 99));
		this.answered.removeAll();
		assertThat(this.removed).containsExactly(List.of(call(1)));
	}

	@Test
	void leavesNoMoreThanItCanHold() {
		for (int i = 0; i < MOST; i++) {
			assertThat(this.answered.leave(call(i))).isTrue();
		}
		assertThat(this.answered.leave(call(MOST))).isFalse();
		this.answered.removeAll();
		assertThat(this.removed).extracting(List::size).containsExactly(MOST / 2, MOST / 2);
		assertThat(this.answered.leave(call(MOST))).isTrue();
	}

	@Test
	void removesAgainWhatCouldNotBeRemoved() {
		this.answered.leave(call(1));
		this.failing = true;
		assertThatIllegalStateException().isThrownBy(this.answered::removeAll);
		this.failing = false;
		this.answered.removeAll();
		assertThat(this.removed).containsExactly(List.of(call(1)));
	}

	private static AnsweredCall call(int number) {
		return new AnsweredCall(new CallId(0, number), number);
	}

}
