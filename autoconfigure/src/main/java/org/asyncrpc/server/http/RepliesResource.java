package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.binding.Binding;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.server.binding.BoundDispatcher;
import org.asyncrpc.wire.RpcHeaders;

/**
 * The outcomes of the calls of a binding, as a stream.
 */
final class RepliesResource implements RpcResource {

	private final Bindings bindings;

	private final BoundDispatcher dispatcher;

	private final ReplyStreams streams;

	RepliesResource(Bindings bindings, BoundDispatcher dispatcher, ReplyStreams streams) {
		this.bindings = bindings;
		this.dispatcher = dispatcher;
		this.streams = streams;
	}

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public String pattern() {
		return "/bindings/{binding}/replies";
	}

	@Override
	public void handle(RpcExchange exchange) throws IOException {
		HttpServletRequest request = exchange.request();
		UUID id = RequestHeaders.binding(exchange.id());
		long acknowledged = RequestHeaders.lastEventId(request);
		boolean batch = "true".equals(request.getParameter("batch"));
		ReplyStream stream = this.streams.create(batch, exchange.principal());
		try {
			Binding binding = this.bindings.open(id, exchange.principal(), acknowledged > 0);
			this.dispatcher.acknowledge(binding, acknowledged);
			while (!stream.attach(binding)) {
				// It ended just now, so that the next look finds a new one
				binding = this.bindings.open(id, exchange.principal(), acknowledged > 0);
			}
			exchange.response().setHeader(RpcHeaders.BINDING_INSTANCE, binding.instance());
			stream.start(exchange);
		}
		catch (IOException | RuntimeException ex) {
			stream.discard();
			throw ex;
		}
	}

}
