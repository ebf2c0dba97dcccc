package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.Map;

import org.asyncrpc.server.CallService;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.timer.WaitTimer;
import org.asyncrpc.wire.RpcHeaders;

/**
 * The events of a call, as a stream.
 */
final class EventsResource implements RpcResource {

	private final CallService calls;

	private final WaitTimer timer;

	private final StreamLimit streams;

	EventsResource(CallService calls, WaitTimer timer, StreamLimit streams) {
		this.streams = streams;
		this.calls = calls;
		this.timer = timer;
	}

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public String pattern() {
		return "/calls/{callId}/events";
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		StoredCall call = this.calls.find(exchange.id(), exchange.principal());
		exchange.response().setHeader(RpcHeaders.CALL_ID, call.id().toString());
		if (CallEvents.LAST_ID.equals(exchange.request().getHeader(RpcHeaders.LAST_EVENT_ID))) {
			NonBlockingAnswer.send(Answer.withoutBody(204, Map.of()), exchange);
			return;
		}
		this.streams.acquire(exchange.principal());
		CallEvents events = new CallEvents(this.calls, call, this.timer, this.streams);
		try {
			this.calls.watch(call.id(), events);
			events.start(exchange);
		}
		catch (IOException | RuntimeException ex) {
			events.discard();
			throw ex;
		}
	}

}
