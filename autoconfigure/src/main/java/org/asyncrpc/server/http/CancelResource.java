package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallService;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.wire.CancelRequest;
import org.asyncrpc.wire.ErrorCode;

/**
 * Cancels a call: asks its manager to, or ends it at once. Repeating it is harmless.
 */
final class CancelResource implements RpcResource {

	private final CallService calls;

	private final RequestBody requestBody;

	CancelResource(CallService calls, RequestBody requestBody) {
		this.calls = calls;
		this.requestBody = requestBody;
	}

	@Override
	public String method() {
		return "POST";
	}

	@Override
	public String pattern() {
		return "/calls/{callId}/cancel";
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		StoredCall call = this.calls.find(exchange.id(), exchange.principal());
		CancelRequest cancel = CancelRequest.parse(this.requestBody.read(exchange.request()));
		if (cancel == null) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
					"The body must be a JSON object; its member 'abortive' is true or false");
		}
		NonBlockingAnswer.send(Answers.status(this.calls.cancel(call, cancel.abortive())), exchange);
	}

}
