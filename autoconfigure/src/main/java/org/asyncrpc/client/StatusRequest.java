package org.asyncrpc.client;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallStatus;
import org.asyncrpc.wire.ReceivedCall;
import org.asyncrpc.wire.ReceivedProblem;
import org.asyncrpc.wire.RpcPaths;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server what it knows about a call.
 */
final class StatusRequest extends RetriedRequest {

	private final CompletableFuture<AsyncCallStatus> status = new CompletableFuture<>();

	StatusRequest(HttpChannel channel, OutgoingCall call) {
		super(channel, call);
	}

	CompletableFuture<AsyncCallStatus> status() {
		return this.status;
	}

	@Override
	boolean isWanted() {
		return !this.status.isDone();
	}

	@Override
	RpcRequest request(RequestGate.Pass pass) {
		return RpcRequest.get(RpcPaths.call(Objects.requireNonNull(call().callId())));
	}

	@Override
	void answered(HttpAnswer answer, boolean fresh) {
		AsyncCallStatus received = (answer.status() == CallRequests.OK) ? ReceivedCall.parse(answer.body()) : null;
		if (received != null) {
			this.status.complete(received);
			return;
		}
		ReceivedProblem problem = Outcomes.problem(answer.status(), answer.content());
		gaveUp((problem != null) ? Outcomes.aborted(call(), problem, false)
				: Outcomes.foreign(call(), answer.status()));
	}

	@Override
	void gaveUp(CallOutcome outcome) {
		@Nullable AsyncCallException failure = outcome.failure();
		this.status.completeExceptionally(Objects.requireNonNull(failure));
	}

}
