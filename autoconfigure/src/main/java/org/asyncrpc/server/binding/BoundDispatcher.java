package org.asyncrpc.server.binding;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Lock;

import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallRequest;
import org.asyncrpc.store.CallId;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Dispatches the calls of bindings, each after the manager's method of the one before has
 * returned.
 */
public final class BoundDispatcher {

	private final AsyncRpcServer server;

	private final Bindings bindings;

	private final Duration maxWait;

	/**
	 * Create a dispatcher.
	 * @param server the server whose calls these are
	 * @param bindings the bindings
	 * @param maxWait how long calls wait for those that came before
	 */
	public BoundDispatcher(AsyncRpcServer server, Bindings bindings, Duration maxWait) {
		this.server = server;
		this.bindings = bindings;
		this.maxWait = maxWait;
	}

	/**
	 * Dispatches the calls of a batch.
	 * @param batch the batch
	 * @param id the id of the binding
	 * @param acknowledged the last event that the client has, or 0
	 * @param origin where the calls come from
	 * @return what became of them
	 * @throws CallRefusedException if nothing was dispatched
	 */
	public BatchResult dispatch(CallBatch batch, UUID id, long acknowledged, CallOrigin origin) {
		Turn turn = takeTurn(id, origin.principal(), acknowledged > 0);
		try {
			acknowledge(turn.binding(), acknowledged);
			BatchResult result = new BatchResult(turn.binding(), batch.isLines());
			BatchCalls calls = new BatchCalls(this, batch, turn.binding(), origin);
			for (int i = 0; i < batch.length(); i++) {
				calls.dispatch(i, result);
			}
			return result;
		}
		finally {
			turn.order().unlock();
		}
	}

	/**
	 * Dispatches one call.
	 * @param call the call, which must be {@linkplain CallRequest#inOrder in order}
	 * @param id the id of the binding
	 * @return the id of the call
	 * @throws CallRefusedException if nothing was dispatched
	 */
	public CallId dispatch(CallRequest call, UUID id) {
		Turn turn = takeTurn(id, call.principal(), false);
		try {
			return dispatch(call, turn.binding(), null);
		}
		finally {
			turn.order().unlock();
		}
	}

	/**
	 * Lets go of outcomes that the client has.
	 * @param binding the binding
	 * @param sequence the last event that the client has, or 0
	 * @throws CallRefusedException if the binding that the client means is not this one
	 */
	public void acknowledge(Binding binding, long sequence) {
		if (sequence > 0 && !binding.acknowledge(sequence, this.server.service())) {
			throw Bindings.unknown();
		}
	}

	CallId dispatch(CallRequest request, Binding binding, byte @Nullable [] number) {
		if (!binding.tryReserve()) {
			throw new CallRefusedException(ErrorCode.TOO_BUSY,
					"The binding has too many calls that were not acknowledged");
		}
		BoundCall call = new BoundCall(binding, number);
		CallId id = null;
		try {
			CallId dispatched = this.server.dispatcher().dispatch(request, call);
			if (!call.accept(dispatched)) {
				throw new CallRefusedException(ErrorCode.TOO_BUSY, "The server has too many calls; try again later");
			}
			id = dispatched;
			return dispatched;
		}
		finally {
			if (id == null) {
				binding.unreserve();
			}
		}
	}

	AsyncRpcServer server() {
		return this.server;
	}

	private Turn takeTurn(UUID id, @Nullable String principal, boolean mustExist) {
		while (true) {
			Binding binding = this.bindings.open(id, principal, mustExist);
			Lock order = binding.takeTurn(this.maxWait);
			if (order != null) {
				return new Turn(binding, order);
			}
			// It ended just now, so that the next look finds a new one
		}
	}

	/**
	 * The right to dispatch calls of a binding.
	 *
	 * @param binding the binding
	 * @param order to be unlocked
	 */
	private record Turn(Binding binding, Lock order) {
	}

}
