package org.asyncrpc.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Lets so many requests be under way at a time, and so many of these be held by the
 * server. The others wait in the order they came; no thread waits with them. There are no
 * more of them than calls, and these have a limit of their own.
 */
final class RequestGate {

	private final Semaphore requests;

	private final Semaphore held;

	private final Queue<Consumer<Pass>> waiting = new ConcurrentLinkedQueue<>();

	RequestGate(ClientSettings.Limits limits) {
		this.requests = new Semaphore(limits.requests());
		this.held = new Semaphore(limits.held());
	}

	/**
	 * Sends a request as soon as there is room.
	 * @param request sends the request; must not throw
	 */
	void enter(Consumer<Pass> request) {
		this.waiting.add(request);
		admit();
	}

	private void admit() {
		// Whoever finds no room leaves the rest to those who have it, and they look again
		// after they have given it back
		while (!this.waiting.isEmpty() && this.requests.tryAcquire()) {
			Consumer<Pass> next = this.waiting.poll();
			if (next != null) {
				next.accept(new Pass());
			}
			else {
				this.requests.release();
			}
		}
	}

	/**
	 * The right to have one request under way.
	 */
	final class Pass {

		private boolean holding;

		/**
		 * Whether the server may be asked to hold the request.
		 * @return {@code false} if so many are held already
		 */
		boolean tryHold() {
			this.holding = this.holding || RequestGate.this.held.tryAcquire();
			return this.holding;
		}

		/**
		 * The request is answered or has failed. To be called once.
		 */
		void leave() {
			if (this.holding) {
				RequestGate.this.held.release();
			}
			RequestGate.this.requests.release();
			admit();
		}

	}

}
