package org.asyncrpc.store;

import java.util.stream.Stream;

import org.asyncrpc.testing.MutableClock;
import org.asyncrpc.timer.TimingWheel;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever threads do with a {@link MemoryCallStore} at the same time, it looks as if
 * they had done it one after the other.
 */
@Tag("lincheck")
class MemoryCallStoreLincheckTests {

	/** Used only under the lock of a stripe, and not worth the time to look into. */
	private static final String[] GUARDED = Stream
		.of(TimingWheel.class, TimingWheel.Node.class, AcceptOrder.class, StripeOrder.class, Positions.class,
				Notes.class, Ending.class, CallRecord.class, StoredCall.class, Outcome.class, MutableClock.class)
		.map(Class::getName)
		.toArray(String[]::new);

	@ParameterizedTest
	@ValueSource(classes = { CallStateLincheck.class, CallKeysLincheck.class, IdempotencyLincheck.class })
	void isLinearizableInEveryInterleavingThatIsTried(Class<?> operations) {
		new ModelCheckingOptions().iterations(6)
			.invocationsPerIteration(100)
			.addGuarantee(ManagedStrategyGuaranteeKt.forClasses(GUARDED).allMethods().ignore())
			.threads(2)
			.actorsPerThread(2)
			.actorsBefore(0)
			.actorsAfter(1)
			.check(operations);
	}

	@ParameterizedTest
	@ValueSource(classes = { CallStateLincheck.class, CallKeysLincheck.class, IdempotencyLincheck.class })
	void isLinearizableUnderStress(Class<?> operations) {
		new StressOptions().iterations(5)
			.invocationsPerIteration(100)
			.threads(3)
			.actorsPerThread(2)
			.actorsBefore(1)
			.actorsAfter(2)
			.check(operations);
	}

}
