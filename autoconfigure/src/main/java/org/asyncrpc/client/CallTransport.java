package org.asyncrpc.client;

/**
 * Carries calls to one server and their outcomes back, in whatever way: each in a request
 * of its own, or many together. Neither starting nor steering a call blocks.
 * <p>
 * Whatever a transport learns about a call it tells to the {@link OutgoingCall}, from any
 * thread and as often as it likes: the id once the server has the call, and the outcome,
 * of which the first counts.
 */
interface CallTransport {

	/**
	 * Makes a call.
	 * @param call the call
	 * @param lone whether its caller waits for it, and there is no other
	 * @return steers the call from now on
	 */
	CarriedCall make(OutgoingCall call, boolean lone);

	/**
	 * Takes up a call that the server has.
	 * @param call a call whose id is known
	 * @return steers the call from now on
	 */
	CarriedCall attach(OutgoingCall call);

	/**
	 * Lets go of what is kept between calls. The calls have been ended before.
	 */
	void stop();

}
