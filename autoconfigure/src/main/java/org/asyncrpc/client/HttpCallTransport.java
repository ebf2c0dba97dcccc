package org.asyncrpc.client;

/**
 * Carries every call in HTTP requests of its own.
 */
final class HttpCallTransport implements CallTransport {

	private final HttpChannel channel;

	HttpCallTransport(HttpChannel channel) {
		this.channel = channel;
	}

	@Override
	public CarriedCall make(OutgoingCall call, boolean lone) {
		HttpCall carried = new HttpCall(this.channel, call, this.channel.meantStore());
		carried.make();
		return carried;
	}

	/**
	 * Makes a call that another request may have made already.
	 * @param call the call
	 * @param store the store that the other request was meant for
	 * @return the call on its way
	 */
	CarriedCall repeat(OutgoingCall call, MeantStore store) {
		HttpCall carried = new HttpCall(this.channel, call, store.copy());
		carried.repeat();
		return carried;
	}

	@Override
	public CarriedCall attach(OutgoingCall call) {
		HttpCall carried = new HttpCall(this.channel, call, MeantStore.any());
		carried.follow(0);
		return carried;
	}

	@Override
	public void stop() {
		// Nothing is kept between calls
	}

}
