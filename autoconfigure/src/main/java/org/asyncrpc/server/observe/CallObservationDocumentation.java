package org.asyncrpc.server.observe;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of calls, and what they are tagged with.
 */
public enum CallObservationDocumentation implements ObservationDocumentation {

	/**
	 * A manager's method runs. It ends when the method returns, whether or not the call
	 * has ended by then, so that a trace shows calls that are outstanding.
	 */
	DISPATCH {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultCallDispatchObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return new KeyName[] { LowCardinalityKeys.OPERATION };
		}

	},

	/**
	 * A call is ended, by whomever. It belongs to the trace of the request that made the
	 * call; if it happens in another trace, it has a link to that.
	 */
	COMPLETION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultCallCompletionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeys.values();
		}

	};

	@Override
	public KeyName[] getHighCardinalityKeyNames() {
		return HighCardinalityKeys.values();
	}

	/**
	 * Tags that have few values.
	 */
	public enum LowCardinalityKeys implements KeyName {

		/**
		 * The operation, as {@code manager/method}.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * How the call ends: the state, or a code of the protocol; {@code ALREADY_ENDED}
		 * if it had ended before.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		}

	}

	/**
	 * Tags that have many values.
	 */
	public enum HighCardinalityKeys implements KeyName {

		/**
		 * The first digits of the id of the call, as in logs.
		 */
		CALL_ID {

			@Override
			public String asString() {
				return "call.id";
			}

		}

	}

}
