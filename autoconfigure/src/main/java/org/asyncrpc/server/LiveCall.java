package org.asyncrpc.server;

import java.lang.ref.Reference;
import java.time.Instant;
import java.util.function.Consumer;

import org.asyncrpc.AsyncCallInfo;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of an outstanding call beyond its record: who waits for it here,
 * what to run when something happens to it, and the flags that a manager polls. The store
 * has the truth; this follows it.
 */
class LiveCall {

	private final CallRecord record;

	private final @Nullable Operation operation;

	private volatile boolean admitted;

	private volatile AsyncCallState state = AsyncCallState.OUTSTANDING;

	private volatile boolean cancelRequested;

	private volatile boolean reachableById;

	private volatile @Nullable String key;

	private boolean disconnected;

	private boolean withdrawn;

	private @Nullable CallListener listeners;

	private @Nullable WatcherNode watchers;

	/** Keeps the reference itself reachable for as long as it has work to do. */
	@Nullable Reference<?> handleReference;

	/**
	 * Create a call.
	 * @param record the record of the call
	 * @param operation the operation, or {@code null} if this node does not have it
	 * @param admitted whether the call counts towards this node's limits
	 */
	LiveCall(CallRecord record, @Nullable Operation operation, boolean admitted) {
		this.record = record;
		this.operation = operation;
		this.admitted = admitted;
	}

	CallRecord record() {
		return this.record;
	}

	@Nullable Operation operation() {
		return this.operation;
	}

	boolean isAdmitted() {
		return this.admitted;
	}

	/**
	 * Notes that the call no longer counts towards this node's limits.
	 * @return {@code false} if it did not before either
	 */
	synchronized boolean dismiss() {
		boolean before = this.admitted;
		this.admitted = false;
		return before;
	}

	synchronized boolean hasListeners() {
		return this.listeners != null;
	}

	boolean isOutstanding() {
		return !this.state.isEnded();
	}

	boolean isCancelRequested() {
		return this.cancelRequested;
	}

	/**
	 * Notes that somebody may end the call without its handle, by id or key.
	 */
	void setReachableById() {
		this.reachableById = true;
	}

	boolean isReachableById() {
		return this.reachableById;
	}

	void setKey(@Nullable String key) {
		this.key = key;
	}

	AsyncCallInfo info() {
		return new AsyncCallInfo(this.record.id().toString(), this.record.operation(), this.state,
				this.record.principal(), Instant.ofEpochMilli(this.record.acceptedAt()),
				Instant.ofEpochMilli(this.record.deadline()), this.record.clientAddress(), this.key,
				this.record.traceId());
	}

	/**
	 * Adds somebody who waits for the call.
	 * @param watcher who waits
	 * @return {@code false} if the call has ended or was taken back, so that nobody will
	 * tell the watcher
	 */
	synchronized boolean watch(CallWatcher watcher) {
		if (this.withdrawn || this.state.isEnded()) {
			return false;
		}
		this.watchers = new WatcherNode(watcher, this.watchers);
		return true;
	}

	/**
	 * Forgets somebody who has waited for the call.
	 * @param watcher who waited
	 * @return {@code false} if the watcher is none, perhaps because it was told
	 */
	synchronized boolean unwatch(CallWatcher watcher) {
		WatcherNode before = this.watchers;
		this.watchers = WatcherNode.without(before, watcher);
		return WatcherNode.count(this.watchers) < WatcherNode.count(before);
	}

	/**
	 * Runs the listener when its event happens, or now if it has already happened.
	 * @param event the event
	 * @param listener what to run
	 * @param notifications where to run it
	 */
	void listen(CallListener.Event event, Consumer<AsyncCallInfo> listener, Notifications notifications) {
		synchronized (this) {
			if (!hasHappened(event)) {
				if (!this.state.isEnded()) {
					this.listeners = new CallListener(event, listener, this.listeners);
				}
				return;
			}
		}
		notifications.run(listener, info());
	}

	private boolean hasHappened(CallListener.Event event) {
		return switch (event) {
			case CANCEL -> this.cancelRequested;
			case DISCONNECT -> this.disconnected;
			case END -> this.state.isEnded();
		};
	}

	void ended(StoredCall call, Notifications notifications) {
		WatcherNode waiting;
		CallListener listening;
		synchronized (this) {
			if (this.state.isEnded()) {
				return;
			}
			this.key = call.key();
			this.state = call.state();
			waiting = this.watchers;
			listening = this.listeners;
			this.watchers = null;
			this.listeners = null;
		}
		for (WatcherNode node = waiting; node != null; node = node.next()) {
			node.watcher().ended(call);
		}
		notify(listening, CallListener.Event.END, notifications);
	}

	/**
	 * The call is not there any more; those who have joined it meanwhile must know.
	 */
	void withdrawn() {
		for (WatcherNode node = withdraw(); node != null; node = node.next()) {
			node.watcher().gone();
		}
	}

	/**
	 * The call goes on, but nothing more will be heard of it on this node.
	 */
	void left() {
		for (WatcherNode node = withdraw(); node != null; node = node.next()) {
			node.watcher().left();
		}
	}

	private synchronized @Nullable WatcherNode withdraw() {
		WatcherNode waiting = this.watchers;
		this.withdrawn = true;
		this.watchers = null;
		return waiting;
	}

	void cancelRequested(Notifications notifications) {
		CallListener listening;
		synchronized (this) {
			this.cancelRequested = true;
			listening = this.listeners;
			this.listeners = CallListener.without(listening, CallListener.Event.CANCEL);
		}
		notify(listening, CallListener.Event.CANCEL, notifications);
	}

	void disconnected(Notifications notifications) {
		CallListener listening;
		synchronized (this) {
			this.disconnected = true;
			listening = this.listeners;
			this.listeners = CallListener.without(listening, CallListener.Event.DISCONNECT);
		}
		notify(listening, CallListener.Event.DISCONNECT, notifications);
	}

	void progressed(AsyncCallProgress progress) {
		WatcherNode waiting;
		synchronized (this) {
			waiting = this.watchers;
		}
		for (WatcherNode node = waiting; node != null; node = node.next()) {
			node.watcher().progressed(progress);
		}
	}

	private void notify(@Nullable CallListener listening, CallListener.Event event, Notifications notifications) {
		for (CallListener node = listening; node != null; node = node.next()) {
			if (node.event() == event) {
				notifications.run(node.listener(), info());
			}
		}
	}

	/**
	 * One of those who wait; immutable, so that they can be told without a lock.
	 *
	 * @param watcher who waits
	 * @param next the others
	 */
	private record WatcherNode(CallWatcher watcher, @Nullable WatcherNode next) {

		static int count(@Nullable WatcherNode node) {
			int count = 0;
			for (WatcherNode each = node; each != null; each = each.next) {
				count++;
			}
			return count;
		}

		static @Nullable WatcherNode without(@Nullable WatcherNode node, CallWatcher watcher) {
			WatcherNode kept = null;
			for (WatcherNode each = node; each != null; each = each.next) {
				if (each.watcher != watcher) {
					kept = new WatcherNode(each.watcher, kept);
				}
			}
			return kept;
		}

	}

}
