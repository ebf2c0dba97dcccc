package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.server.CallService;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Delivery;

/**
 * Exactly what the original request would have been answered with.
 */
final class ReplyResource implements RpcResource {

	private final CallService calls;

	private final HeldRequests heldRequests;

	ReplyResource(CallService calls, HeldRequests heldRequests) {
		this.calls = calls;
		this.heldRequests = heldRequests;
	}

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public String pattern() {
		return "/calls/{callId}/reply";
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		CallId id = this.calls.find(exchange.id(), exchange.principal()).id();
		HeldRequest held = this.heldRequests.create(RequestHeaders.preference(exchange.request()), Delivery.FETCHED);
		this.calls.watch(id, held);
		this.heldRequests.hold(held, id, exchange);
	}

}
