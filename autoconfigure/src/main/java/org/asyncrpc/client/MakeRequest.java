package org.asyncrpc.client;

/**
 * Makes a call, and is answered with its outcome if that is there in time.
 */
final class MakeRequest extends RetriedRequest {

	private final HttpCall carried;

	private volatile boolean mayHold = true;

	MakeRequest(HttpChannel channel, OutgoingCall call, HttpCall carried) {
		super(channel, call);
		this.carried = carried;
	}

	void doNotHold() {
		this.mayHold = false;
	}

	@Override
	boolean isWanted() {
		return !call().isEnded();
	}

	@Override
	RpcRequest request(RequestGate.Pass pass) {
		return this.carried.request(this.mayHold && pass.tryHold());
	}

	@Override
	boolean move(RpcRequest refused, HttpAnswer answer, boolean nothingArrived) {
		return this.carried.store().move(refused, answer, nothingArrived);
	}

	@Override
	void answered(HttpAnswer answer, boolean fresh) {
		String callId = answer.callId();
		if (answer.status() == CallRequests.ACCEPTED && callId != null) {
			call().accepted(callId);
			this.carried.follow(CallRequests.untilNextLook(channel(), call(), answer));
		}
		else {
			CallRequests.endWith(channel(), call(), answer, fresh);
		}
	}

	@Override
	void gaveUp(CallOutcome outcome) {
		call().end(outcome);
	}

}
