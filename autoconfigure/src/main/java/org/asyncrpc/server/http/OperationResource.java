package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.CallDispatcher;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallRequest;
import org.asyncrpc.server.operation.InvalidArgumentsException;
import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.wire.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An operation: {@code POST} makes a call.
 */
final class OperationResource implements RpcResource {

	private final Operation operation;

	private final CallDispatcher dispatcher;

	private final RequestBody requestBody;

	private final HeldRequests heldRequests;

	private final BoundCalls boundCalls;

	private final RepeatedRequests repeatedRequests;

	OperationResource(Operation operation, CallDispatcher dispatcher, RequestBody requestBody,
			HeldRequests heldRequests, BoundCalls boundCalls, RepeatedRequests repeatedRequests) {
		this.repeatedRequests = repeatedRequests;
		this.boundCalls = boundCalls;
		this.operation = operation;
		this.dispatcher = dispatcher;
		this.requestBody = requestBody;
		this.heldRequests = heldRequests;
	}

	@Override
	public String method() {
		return "POST";
	}

	@Override
	public String pattern() {
		return "/" + this.operation.name();
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		HttpServletRequest request = exchange.request();
		byte[] body = this.requestBody.read(request);
		UUID binding = RequestHeaders.binding(request);
		CallRequest call = new CallRequest(this.operation, bind(body), exchange.principal(),
				RequestHeaders.timeout(request), RequestHeaders.idempotency(request, body), request.getRemoteAddr(),
				RequestHeaders.trace(request), binding != null);
		this.repeatedRequests.check(call, request);
		if (binding != null) {
			this.boundCalls.dispatch(call, binding, exchange);
			return;
		}
		HeldRequest held = this.heldRequests.create(RequestHeaders.preference(request), Delivery.ANSWERED);
		this.heldRequests.hold(held, this.dispatcher.dispatch(call, held), exchange);
	}

	private @Nullable Object[] bind(byte[] body) {
		try {
			return this.operation.bind(body, 0, body.length);
		}
		catch (InvalidArgumentsException ex) {
			throw new CallRefusedException(Problem.invalidArguments(ex.errors()));
		}
	}

}
