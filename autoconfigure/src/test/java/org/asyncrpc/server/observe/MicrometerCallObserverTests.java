package org.asyncrpc.server.observe;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.asyncrpc.server.CallObserver.Activity;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MicrometerCallObserver} and its conventions.
 */
class MicrometerCallObserverTests {

	private static final CallRecord CALL = new CallRecord(new CallId(0x0123456789abcdefL, 1), "order/place", null, 0, 1,
			null, null, null, new Home("node", NodeLoss.ABORT));

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final MicrometerCallObserver observer = new MicrometerCallObserver(this.registry, null, null,
			CurrentTrace.NONE);

	@Test
	void observesADispatch() {
		Activity dispatch = this.observer.dispatching(CALL);
		TestObservationRegistryAssert.assertThat(this.registry).hasRemainingCurrentObservation();
		dispatch.close();
		TestObservationRegistryAssert.assertThat(this.registry)
			.doesNotHaveAnyRemainingCurrentObservation()
			.hasSingleObservationThat()
			.hasNameEqualTo("asyncrpc.server.dispatch")
			.hasContextualNameEqualTo("order/place dispatch")
			.hasOnlyKeys("operation", "call.id")
			.hasLowCardinalityKeyValue("operation", "order/place")
			.hasHighCardinalityKeyValue("call.id", "01234567")
			.doesNotHaveError()
			.hasBeenStopped();
	}

	@Test
	void observesThatADispatchFailed() {
		IllegalStateException failure = new IllegalStateException("Out of order");
		Activity dispatch = this.observer.dispatching(CALL);
		dispatch.failed(failure);
		dispatch.close();
		TestObservationRegistryAssert.assertThat(this.registry).hasSingleObservationThat().hasError(failure);
	}

	@ParameterizedTest
	@CsvSource({ "OUT_OF_STOCK, ABORTED", "CALL_FAILED, CALL_FAILED", "DEADLINE_EXCEEDED, DEADLINE_EXCEEDED" })
	void observesACompletionInFewWords(String code, String outcome) {
		this.observer.ending(CALL, Outcome.aborted(code, 422, null)).close();
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasNameEqualTo("asyncrpc.server.completion")
			.hasContextualNameEqualTo("order/place completion")
			.hasOnlyKeys("operation", "outcome", "call.id")
			.hasLowCardinalityKeyValue("operation", "order/place")
			.hasLowCardinalityKeyValue("outcome", outcome)
			.hasBeenStopped();
	}

	@Test
	void observesTheStatesOfOtherEnds() {
		this.observer.ending(CALL, Outcome.completed(null)).close();
		this.observer.ending(CALL, Outcome.CANCELLED).close();
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasAnObservationWithAKeyValue("outcome", "COMPLETED")
			.hasAnObservationWithAKeyValue("outcome", "CANCELLED");
	}

	@Test
	void observesAnEndThatChangesNothing() {
		Activity end = this.observer.ending(CALL, Outcome.completed(null));
		end.lost();
		end.close();
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("outcome", "ALREADY_ENDED");
	}

	@Test
	void usesTheApplicationsConventions() {
		MicrometerCallObserver custom = new MicrometerCallObserver(this.registry,
				new DefaultCallDispatchObservationConvention() {

					@Override
					public String getName() {
						return "my.dispatch";
					}

				}, new DefaultCallCompletionObservationConvention() {

					@Override
					public KeyValues getLowCardinalityKeyValues(CallCompletionContext context) {
						return KeyValues.of("mine", context.getOutcome().state() + " " + context.isLost());
					}

				}, CurrentTrace.NONE);
		custom.dispatching(CALL).close();
		custom.ending(CALL, Outcome.CANCELLED).close();
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("my.dispatch")
			.that()
			.hasBeenStopped()
			.backToTestObservationRegistry()
			.hasAnObservationWithAKeyValue("mine", "CANCELLED false");
	}

	@Test
	void goesOnWhenAnObservationFails() {
		ObservationRegistry broken = ObservationRegistry.create();
		broken.observationConfig().observationHandler(new BrokenHandler());
		MicrometerCallObserver observer = new MicrometerCallObserver(broken, null, null, CurrentTrace.NONE);
		observer.dispatching(CALL).close();
		observer.ending(CALL, Outcome.CANCELLED).close();
		assertThat(broken.getCurrentObservation()).isNull();
	}

}
