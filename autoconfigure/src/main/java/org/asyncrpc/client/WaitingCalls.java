package org.asyncrpc.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Calls that were not sent yet, in the order in which they were made, up to a limit.
 */
final class WaitingCalls {

	private final Queue<BoundCall> calls = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final int limit;

	WaitingCalls(int limit) {
		this.limit = limit;
	}

	/**
	 * Appends a call.
	 * @param call the call
	 * @return {@code false} if there are too many
	 */
	boolean offer(BoundCall call) {
		if (this.size.incrementAndGet() > this.limit) {
			this.size.decrementAndGet();
			return false;
		}
		return this.calls.add(call);
	}

	@Nullable BoundCall peek() {
		return this.calls.peek();
	}

	@Nullable BoundCall poll() {
		BoundCall call = this.calls.poll();
		if (call != null) {
			this.size.decrementAndGet();
		}
		return call;
	}

	boolean isEmpty() {
		return this.calls.isEmpty();
	}

}
