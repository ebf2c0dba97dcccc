package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.server.CallService;

/**
 * The call document, whatever the state of the call.
 */
final class StatusResource implements RpcResource {

	private final CallService calls;

	StatusResource(CallService calls) {
		this.calls = calls;
	}

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public String pattern() {
		return "/calls/{callId}";
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		NonBlockingAnswer.send(Answers.status(this.calls.find(exchange.id(), exchange.principal())), exchange);
	}

}
