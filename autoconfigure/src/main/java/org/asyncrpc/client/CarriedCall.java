package org.asyncrpc.client;

/**
 * A call that a transport carries.
 */
interface CarriedCall {

	/** A call that was never handed to a transport. */
	CarriedCall NONE = new CarriedCall() {

		@Override
		public void identify() {
		}

		@Override
		public void cancel(boolean abortive) {
		}

	};

	/**
	 * Asks the server for the id of the call, if that is not known yet. Nothing waits:
	 * {@link OutgoingCall#accepted} is told.
	 */
	void identify();

	/**
	 * Cancels the call at the server. To be repeated is harmless.
	 * @param abortive whether to end the call at once, rather than to ask its manager
	 */
	void cancel(boolean abortive);

}
