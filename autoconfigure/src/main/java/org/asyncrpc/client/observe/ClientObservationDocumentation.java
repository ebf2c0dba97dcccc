package org.asyncrpc.client.observe;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of clients, and what they are tagged with. Their HTTP requests are
 * observed as those of all HTTP clients of Spring are.
 */
public enum ClientObservationDocumentation implements ObservationDocumentation {

	/**
	 * A call has ended for its client. It belongs to the trace of the code that made the
	 * call.
	 */
	COMPLETION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultClientCompletionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeys.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeys.values();
		}

	};

	/**
	 * Tags that have few values.
	 */
	public enum LowCardinalityKeys implements KeyName {

		/**
		 * The name of the client.
		 */
		CLIENT {

			@Override
			public String asString() {
				return "client";
			}

		},

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
		 * How the call ended: the state, a code of the protocol, or
		 * {@code TRANSPORT_FAILED}.
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
