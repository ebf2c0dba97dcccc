package org.asyncrpc.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link CallStore} promises. A subclass makes an empty store with the
 * settings that {@link CallStoreFixture} names, and moves its clock.
 */
public abstract class CallStoreContractTests
		implements AddContract, IdempotencyContract, RoomContract, EndContract, CancelContract, BusinessKeyContract,
		RetentionContract, DrainingContract, PageContract, NodeContract, TransactionContract, RaceContract {

	private final RecordingListener listener = new RecordingListener();

	private CallStore store;

	protected abstract CallStore createStore();

	@BeforeEach
	void startStore() {
		this.store = createStore();
		this.store.start(HOME.node(), this.listener);
	}

	@AfterEach
	void stopStore() {
		this.store.stop();
	}

	@Override
	public CallStore store() {
		return this.store;
	}

	@Override
	public RecordingListener listener() {
		return this.listener;
	}

	@Override
	public int rounds() {
		return 200;
	}

}
