package org.asyncrpc.actuate;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * A manager whose calls wait, with the item as their key.
 */
@AsyncRpcManager("stock")
class StockManager {

	/** Handles that nobody holds are found abandoned. */
	private final Queue<AsyncCallHandle<Count>> kept = new ConcurrentLinkedQueue<>();

	void count(AsyncCallHandle<Count> call, String item) {
		this.kept.add(call.key(item));
	}

	/**
	 * A reply.
	 *
	 * @param count how many
	 * @param password something that sanitizing functions hide
	 */
	record Count(int count, String password) {
	}

}
