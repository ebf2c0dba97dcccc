package org.asyncrpc.client;

import java.util.Objects;

import org.asyncrpc.wire.RpcPaths;

/**
 * Fetches the reply of a call that the server has, as often as it takes.
 */
final class ReplyRequest extends RetriedRequest {

	private final MeantStore store;

	ReplyRequest(HttpChannel channel, OutgoingCall call, MeantStore store) {
		super(channel, call);
		this.store = store;
	}

	@Override
	boolean isWanted() {
		return !call().isEnded();
	}

	@Override
	RpcRequest request(RequestGate.Pass pass) {
		String callId = Objects.requireNonNull(call().callId());
		return this.store
			.addTo(RpcRequest.get(RpcPaths.reply(callId)).prefer(CallRequests.hold(channel(), call(), pass.tryHold())));
	}

	@Override
	void answered(HttpAnswer answer, boolean fresh) {
		if (answer.status() == CallRequests.ACCEPTED) {
			sendIn(CallRequests.untilNextLook(channel(), call(), answer));
		}
		else {
			CallRequests.endWith(channel(), call(), answer, false);
		}
	}

	@Override
	void gaveUp(CallOutcome outcome) {
		call().end(outcome);
	}

}
