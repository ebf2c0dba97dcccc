package org.asyncrpc.client;

/**
 * Repeats the request that made a call, just to learn the id that the server gave to it.
 */
final class IdentifyRequest extends RetriedRequest {

	private final HttpCall carried;

	IdentifyRequest(HttpChannel channel, OutgoingCall call, HttpCall carried) {
		super(channel, call);
		this.carried = carried;
	}

	@Override
	boolean isWanted() {
		return call().callId() == null && this.carried.isWanted();
	}

	@Override
	RpcRequest request(RequestGate.Pass pass) {
		this.carried.identifying();
		return this.carried.request(false);
	}

	@Override
	boolean move(RpcRequest refused, HttpAnswer answer, boolean nothingArrived) {
		// Whether the call is lost is found out by the request that is to make it
		return this.carried.store().move(refused, answer, false) || !call().isEnded();
	}

	@Override
	void answered(HttpAnswer answer, boolean fresh) {
		String callId = answer.callId();
		if (callId != null) {
			call().accepted(callId);
		}
		if (answer.status() != CallRequests.ACCEPTED) {
			CallRequests.endWith(channel(), call(), answer, false);
		}
	}

	@Override
	void gaveUp(CallOutcome outcome) {
		call().end(outcome);
	}

}
