package org.asyncrpc.client;

import java.time.Duration;

import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.IdempotencyKey;
import org.asyncrpc.wire.RpcHeaders;
import org.asyncrpc.wire.RpcPaths;

/**
 * What the requests for a call have in common.
 */
final class CallRequests {

	static final int OK = 200;

	static final int ACCEPTED = 202;

	/** What {@code Call-Timeout} can say at the most. */
	private static final long MAX_TIMEOUT_MILLIS = 999_999_999_000L;

	private static final long HELD_MILLIS = 1000;

	private static final long SPREAD_MILLIS = 100;

	private CallRequests() {
	}

	static RpcRequest make(HttpChannel channel, OutgoingCall call, boolean mayHold) {
		RpcRequest request = RpcRequest.post(RpcPaths.operation(call.operation()), call.arguments())
			.header(RpcHeaders.IDEMPOTENCY_KEY, IdempotencyKey.format(call.idempotencyKey()))
			.prefer(hold(channel, call, mayHold));
		if (call.deadline() != OutgoingCall.NO_DEADLINE) {
			long remaining = Math.max(1, call.deadline() - channel.runtime().now());
			request.header(RpcHeaders.CALL_TIMEOUT,
					CallTimeout.format(Duration.ofMillis(Math.min(remaining, MAX_TIMEOUT_MILLIS))));
		}
		return request;
	}

	// For how long to ask the server to hold a request.
	static Duration hold(HttpChannel channel, OutgoingCall call, boolean mayHold) {
		return mayHold ? channel.settings().maxWait() : Duration.ZERO;
	}

	// When to look for the reply, after the server has said that it is not there yet: at
	// once if that was because it had held the request for long enough.
	static long untilNextLook(HttpChannel channel, OutgoingCall call, HttpAnswer answer) {
		if (answer.heldMillis() >= HELD_MILLIS) {
			return Backoff.random(SPREAD_MILLIS);
		}
		return channel.backoff().untilNextLook(channel.runtime().now() - call.startedAt(), answer.retryAfterMillis());
	}

	// Ends a call with what an answer says, which is not 202.
	static void endWith(HttpChannel channel, OutgoingCall call, HttpAnswer answer, boolean fresh) {
		if (answer.callId() != null) {
			call.accepted(answer.callId());
		}
		CallOutcome outcome = Outcomes.read(call, answer.status(), answer.content(), fresh);
		// First this: who is told of the end may make the request that carries it
		if (outcome != null && answer.callId() != null) {
			channel.acknowledgements().add(answer.callId());
		}
		call.end((outcome != null) ? outcome : Outcomes.foreign(call, answer.status()));
	}

}
