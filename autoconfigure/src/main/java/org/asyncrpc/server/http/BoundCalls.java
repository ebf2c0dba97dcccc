package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import org.asyncrpc.server.CallRequest;
import org.asyncrpc.server.CallService;
import org.asyncrpc.server.binding.BoundDispatcher;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.wire.Preference;
import org.asyncrpc.wire.RpcHeaders;

/**
 * Answers requests that make one call on a binding. The outcome travels on the stream of
 * the binding and nowhere else, so the answer is 202 whatever the client prefers.
 */
final class BoundCalls {

	private static final Preference NOT_HELD = new Preference(true, null);

	private final BoundDispatcher dispatcher;

	private final CallService calls;

	private final HeldRequests heldRequests;

	BoundCalls(BoundDispatcher dispatcher, CallService calls, HeldRequests heldRequests) {
		this.dispatcher = dispatcher;
		this.calls = calls;
		this.heldRequests = heldRequests;
	}

	void dispatch(CallRequest request, UUID binding, RpcExchange exchange) throws IOException {
		CallId id = this.dispatcher.dispatch(request, binding);
		StoredCall call = this.calls.find(id);
		// Null if the client has acknowledged the outcome before it has this answer
		NonBlockingAnswer.send((call != null) ? accepted(call, exchange)
				: Answer.withoutBody(202, Map.of(RpcHeaders.CALL_ID, id.toString())), exchange);
	}

	private Answer accepted(StoredCall call, RpcExchange exchange) {
		boolean async = RequestHeaders.preference(exchange.request()).respondAsync();
		return Answers.accepted(call.outstanding(), this.heldRequests.location(call.id(), exchange),
				async ? NOT_HELD.toHeader() : "");
	}

}
