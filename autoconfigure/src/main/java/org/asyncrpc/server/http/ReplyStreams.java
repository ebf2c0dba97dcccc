package org.asyncrpc.server.http;

import java.util.concurrent.Executor;

import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.timer.WaitTimer;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the streams of bindings, and ends them all when the server has no more calls.
 */
final class ReplyStreams {

	private final AsyncRpcServer server;

	private final Bindings bindings;

	private final WaitTimer timer;

	private final StreamLimit limit;

	private final Executor executor;

	ReplyStreams(AsyncRpcServer server, Bindings bindings, WaitTimer timer, StreamLimit limit, Executor executor) {
		this.server = server;
		this.bindings = bindings;
		this.timer = timer;
		this.limit = limit;
		this.executor = executor;
		server.onDrained(bindings::announce);
	}

	ReplyStream create(boolean batch, @Nullable String principal) {
		if (isOver()) {
			throw new CallRefusedException(ErrorCode.SERVER_STOPPING, "The server is shutting down");
		}
		this.limit.acquire(principal);
		return new ReplyStream(this, batch, principal);
	}

	/**
	 * Whether no outcome will come any more.
	 * @return {@code true} if the server stops and has no calls
	 */
	boolean isOver() {
		return this.server.isDrained();
	}

	void ended(@Nullable String principal) {
		this.limit.release(principal);
	}

	Bindings bindings() {
		return this.bindings;
	}

	WaitTimer timer() {
		return this.timer;
	}

	Executor executor() {
		return this.executor;
	}

}
