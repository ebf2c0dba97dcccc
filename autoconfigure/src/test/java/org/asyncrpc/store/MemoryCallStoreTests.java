package org.asyncrpc.store;

import java.time.Duration;

import org.asyncrpc.testing.MutableClock;

import org.springframework.transaction.PlatformTransactionManager;

/**
 * Tests for {@link MemoryCallStore}.
 */
class MemoryCallStoreTests extends CallStoreContractTests {

	private final MutableClock clock = new MutableClock();

	@Override
	protected CallStore createStore() {
		return new MemoryCallStore(this.clock,
				new MemoryCallStore.Settings(RETENTION, DELIVERED_RETENTION, MAX_RETAINED, MAX_RETAINED_BYTES));
	}

	@Override
	public PlatformTransactionManager transactions() {
		return new PlainTransactionManager();
	}

	@Override
	public void moveClock(Duration duration) {
		this.clock.turn(duration);
	}

}
