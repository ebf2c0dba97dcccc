package org.asyncrpc.server.binding;

import org.asyncrpc.server.CallWatcher;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * A call of a binding, from its dispatch until the client has acknowledged its outcome.
 * It is its own place in the binding's queue, because a million of these may wait.
 */
final class BoundCall implements CallWatcher {

	private final Binding binding;

	private final byte @Nullable [] number;

	private @Nullable CallId id;

	private @Nullable StoredCall call;

	private boolean accepted;

	private boolean over;

	/** The next one in the queue. Written by the thread that puts that one in. */
	volatile @Nullable BoundCall next;

	/**
	 * The place among the binding's events, once there is one. Guarded by the binding.
	 */
	long sequence;

	BoundCall(Binding binding, byte @Nullable [] number) {
		this.binding = binding;
		this.number = number;
	}

	/**
	 * The number that the client chose.
	 * @return it as the client wrote it, or {@code null} if there is none
	 */
	byte @Nullable [] number() {
		return this.number;
	}

	/**
	 * The id of the call.
	 * @return the id, which is there once the call is in the queue
	 */
	@Nullable CallId id() {
		return this.id;
	}

	/**
	 * The call as it ended.
	 * @return the call, or {@code null} if it was taken back after it had been accepted
	 */
	@Nullable StoredCall call() {
		return this.call;
	}

	/**
	 * Notes that the call is dispatched, or has joined one that is. Its end may have been
	 * told before.
	 * @param id the id of the call
	 * @return {@code false} if it is gone, so that nothing was dispatched
	 */
	synchronized boolean accept(CallId id) {
		if (this.over) {
			return this.call != null;
		}
		this.id = id;
		this.accepted = true;
		return true;
	}

	@Override
	public void ended(StoredCall call) {
		synchronized (this) {
			if (this.over) {
				return;
			}
			this.over = true;
			this.id = call.id();
			this.call = call;
		}
		this.binding.add(this);
	}

	@Override
	public void gone() {
		synchronized (this) {
			boolean toldElsewhere = this.over || !this.accepted;
			this.over = true;
			if (toldElsewhere) {
				return;
			}
		}
		this.binding.add(this);
	}

	@Override
	public void left() {
		// The binding ends with this node, and so its client looks for the call elsewhere
	}

	/**
	 * Lets go of everything but the next one. Called when the client has the outcome.
	 */
	void forget() {
		this.id = null;
		this.call = null;
	}

}
