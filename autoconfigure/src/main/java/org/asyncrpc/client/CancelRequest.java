package org.asyncrpc.client;

import java.util.Objects;

import org.asyncrpc.wire.RpcPaths;

/**
 * Cancels a call at its server.
 */
final class CancelRequest extends RetriedRequest {

	private final boolean abortive;

	CancelRequest(HttpChannel channel, OutgoingCall call, boolean abortive) {
		super(channel, call);
		this.abortive = abortive;
	}

	@Override
	boolean isWanted() {
		// After an abortive cancel the call has ended here, but not yet at the server
		return this.abortive || !call().isEnded();
	}

	@Override
	RpcRequest request(RequestGate.Pass pass) {
		String callId = Objects.requireNonNull(call().callId());
		return RpcRequest.post(RpcPaths.cancel(callId), new org.asyncrpc.wire.CancelRequest(this.abortive).toJson());
	}

	@Override
	void answered(HttpAnswer answer, boolean fresh) {
		// Whatever it says, there is nothing more that this client can do
	}

	@Override
	void gaveUp(CallOutcome outcome) {
		// The outcome of the call itself is another matter
	}

}
