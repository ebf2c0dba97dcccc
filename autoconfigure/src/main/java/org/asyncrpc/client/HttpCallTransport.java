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
