package org.asyncrpc.store;

import java.time.Duration;

import org.asyncrpc.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemoryCallStore}.
 */
class MemoryCallStoreTests extends CallStoreContractTests {

	private final MutableClock clock = new MutableClock();

	@Override
	protected CallStore createStore() {
		return new MemoryCallStore(this.clock, RETAINED);
	}

	@Override
	public PlatformTransactionManager transactions() {
		return new PlainTransactionManager();
	}

	@Test
	void isNamedForAsLongAsItKeepsCalls() {
		String instance = store().instance();
		store().stop();
		store().start("node-1", listener());
		assertThat(store().instance()).isEqualTo(instance);
		assertThat(createStore().instance()).isNotNull().isNotEqualTo(instance);
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.turn(duration);
	}

}
