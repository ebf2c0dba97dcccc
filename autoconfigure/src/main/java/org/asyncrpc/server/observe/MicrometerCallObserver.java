package org.asyncrpc.server.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.server.CallObserver;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Observes with Micrometer. An observation that fails harms no call.
 */
public final class MicrometerCallObserver implements CallObserver {

	private static final Log logger = LogFactory.getLog(MicrometerCallObserver.class);

	private static final CallDispatchObservationConvention DISPATCH = new DefaultCallDispatchObservationConvention();

	private static final CallCompletionObservationConvention COMPLETION = new DefaultCallCompletionObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable CallDispatchObservationConvention dispatchConvention;

	private final @Nullable CallCompletionObservationConvention completionConvention;

	private final CurrentTrace trace;

	/**
	 * Create an observer.
	 * @param registry where the handlers are
	 * @param dispatchConvention replaces the default one, unless it is {@code null}
	 * @param completionConvention replaces the default one, unless it is {@code null}
	 * @param trace knows the current trace
	 */
	public MicrometerCallObserver(ObservationRegistry registry,
			@Nullable CallDispatchObservationConvention dispatchConvention,
			@Nullable CallCompletionObservationConvention completionConvention, CurrentTrace trace) {
		this.registry = registry;
		this.dispatchConvention = dispatchConvention;
		this.completionConvention = completionConvention;
		this.trace = trace;
	}

	@Override
	public @Nullable TraceParent currentTrace() {
		return this.trace.get();
	}

	@Override
	public Activity dispatching(CallRecord call) {
		try {
			return new ObservedActivity(CallObservationDocumentation.DISPATCH.observation(this.dispatchConvention,
					DISPATCH, () -> new CallDispatchContext(call), this.registry));
		}
		catch (RuntimeException ex) {
			failed(ex);
			return NONE.dispatching(call);
		}
	}

	@Override
	public Activity ending(CallRecord call, Outcome outcome) {
		try {
			return new ObservedActivity(CallObservationDocumentation.COMPLETION.observation(this.completionConvention,
					COMPLETION, () -> new CallCompletionContext(call, outcome), this.registry));
		}
		catch (RuntimeException ex) {
			failed(ex);
			return NONE.ending(call, outcome);
		}
	}

	private static void failed(RuntimeException ex) {
		logger.warn("An observation of a call failed: " + ex.getClass().getName());
		logger.debug("An observation of a call failed", ex);
	}

	/**
	 * An observation with its scope.
	 */
	private static final class ObservedActivity implements Activity {

		private final Observation observation;

		private final Observation.Scope scope;

		ObservedActivity(Observation observation) {
			this.observation = observation.start();
			this.scope = observation.openScope();
		}

		@Override
		public void failed(Throwable failure) {
			this.observation.error(failure);
		}

		@Override
		public void lost() {
			if (this.observation.getContext() instanceof CallCompletionContext context) {
				context.setLost();
			}
		}

		@Override
		public void close() {
			try {
				this.scope.close();
				this.observation.stop();
			}
			catch (RuntimeException ex) {
				MicrometerCallObserver.failed(ex);
			}
		}

	}

}
