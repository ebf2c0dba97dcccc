package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.binding.BatchResult;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.server.binding.BoundDispatcher;
import org.asyncrpc.server.binding.CallBatch;
import org.asyncrpc.server.binding.CallOrigin;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.RpcHeaders;

import org.springframework.http.MediaType;

/**
 * Many calls in one request, on a binding.
 */
final class BatchResource implements RpcResource {

	private final BoundDispatcher dispatcher;

	private final Bindings bindings;

	private final RequestBody requestBody;

	BatchResource(BoundDispatcher dispatcher, Bindings bindings, RequestBody requestBody) {
		this.dispatcher = dispatcher;
		this.bindings = bindings;
		this.requestBody = requestBody;
	}

	@Override
	public String method() {
		return "POST";
	}

	@Override
	public String pattern() {
		return "/calls";
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		HttpServletRequest request = exchange.request();
		UUID binding = RequestHeaders.binding(request);
		if (binding == null) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS, "Call-Binding is required");
		}
		long acknowledged = RequestHeaders.lastEventId(request);
		byte[] body = this.requestBody.readBatch(request);
		boolean lines = RequestBody.isLines(request);
		CallBatch batch = CallBatch.parse(body, lines, this.bindings.settings().maxBatchLength());
		CallOrigin origin = new CallOrigin(exchange.principal(), request.getRemoteAddr(),
				RequestHeaders.trace(request));
		BatchResult result = this.dispatcher.dispatch(batch, binding, acknowledged, origin);
		NonBlockingAnswer.send(Answer.withBody(200, lines ? MediaType.APPLICATION_NDJSON_VALUE : Answer.JSON,
				result.toByteArray(), Map.of(RpcHeaders.BINDING_INSTANCE, result.binding().instance())), exchange);
	}

}
