package org.asyncrpc.server;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.server.operation.Operations;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * The calls that concern this node: those that it dispatched, and those of other nodes
 * that somebody here waits for or holds a handle on. Passes on to them what the store
 * says.
 */
final class CallRegistry implements CallStoreListener {

	private static final long SWEEP_INTERVAL_MILLIS = 5_000;

	private final CallStore store;

	private final Supplier<Operations> operations;

	private final Admission admission;

	private final Notifications notifications;

	private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();

	/** Ended over the heads of their managers; kept to notice the managers' own ends. */
	private final Map<CallId, Draining> draining = new ConcurrentHashMap<>();

	private final LongAdder endsBegun = new LongAdder();

	private final LongAdder endsDone = new LongAdder();

	private final Duration retention;

	private final Instruments instruments;

	private long nextSweepAt;

	CallRegistry(CallStore store, Supplier<Operations> operations, Admission admission, Notifications notifications,
			Duration retention, Instruments instruments) {
		this.retention = retention;
		this.instruments = instruments;
		this.store = store;
		this.operations = operations;
		this.admission = admission;
		this.notifications = notifications;
	}

	void add(LiveCall call) {
		this.calls.put(call.record().id(), call);
	}

	/**
	 * Forgets a call that was not dispatched after all, or goes on elsewhere.
	 * @param call the call
	 */
	void remove(LiveCall call) {
		if (this.calls.remove(call.record().id(), call)) {
			dismiss(call);
		}
	}

	private boolean dismiss(LiveCall call) {
		boolean admitted = call.dismiss();
		if (admitted) {
			this.admission.release(call.record());
		}
		return admitted;
	}

	/**
	 * Takes back a call that is stored but was not dispatched.
	 * @param call the call
	 */
	void withdraw(LiveCall call) {
		this.store.withdraw(call.record().id());
		remove(call);
		call.withdrawn();
	}

	/**
	 * The live side of an outstanding call, whichever node dispatched it.
	 * @param call the call as the store has it
	 * @return the live call, to be {@linkplain #release released}, or {@code null} if the
	 * call has ended meanwhile
	 */
	@Nullable LiveCall attach(StoredCall call) {
		LiveCall live = this.calls.compute(call.id(), (id, known) -> use(call, known));
		if (!(live instanceof AttachedCall)) {
			return live;
		}
		try {
			return refresh(live);
		}
		catch (RuntimeException ex) {
			release(live);
			throw ex;
		}
	}

	private LiveCall use(StoredCall call, @Nullable LiveCall known) {
		LiveCall live = known;
		if (live == null) {
			live = new AttachedCall(call.record(), operationOf(call));
			live.setKey(call.key());
			this.store.watch(call.id());
		}
		if (live instanceof AttachedCall attached) {
			attached.use();
		}
		return live;
	}

	// What happened before the store began to watch
	private @Nullable LiveCall refresh(LiveCall live) {
		StoredCall now = this.store.find(live.record().id());
		if (now == null) {
			forget(live);
			live.withdrawn();
			return null;
		}
		if (now.state().isEnded()) {
			ended(now);
			return null;
		}
		if (now.cancelRequested()) {
			live.cancelRequested(this.notifications);
		}
		return live;
	}

	/**
	 * Lets go of a call that was attached.
	 * @param live the call
	 */
	void release(LiveCall live) {
		if (live instanceof AttachedCall attached) {
			this.calls.computeIfPresent(live.record().id(), (id, known) -> {
				if (known != attached || !attached.release()) {
					return known;
				}
				this.store.unwatch(id);
				return null;
			});
		}
	}

	private void forget(LiveCall live) {
		this.calls.computeIfPresent(live.record().id(), (id, known) -> {
			if (known != live) {
				return known;
			}
			this.store.unwatch(id);
			return null;
		});
	}

	private @Nullable Operation operationOf(StoredCall call) {
		return this.operations.get().find(call.record().operation());
	}

	/**
	 * Waits for a call.
	 * @param id the id of the call
	 * @param watcher who waits; told at once if the call has ended or is gone
	 */
	void watch(CallId id, CallWatcher watcher) {
		StoredCall call = this.store.find(id);
		if (call != null && !call.state().isEnded()) {
			LiveCall live = attach(call);
			if (live != null && live.watch(watcher)) {
				return;
			}
			if (live != null) {
				release(live);
			}
			call = this.store.find(id);
		}
		if (call == null) {
			watcher.gone();
		}
		else if (call.state().isEnded()) {
			watcher.ended(call);
		}
	}

	void unwatch(CallId id, CallWatcher watcher) {
		LiveCall live = this.calls.get(id);
		if (live != null && live.unwatch(watcher)) {
			release(live);
		}
	}

	void disconnected(CallId id) {
		LiveCall live = this.calls.get(id);
		if (live != null) {
			live.disconnected(this.notifications);
		}
	}

	/**
	 * The manager of a call is done with it, whether or not its own end won.
	 * @param id the id of the call
	 */
	void drained(CallId id) {
		this.draining.remove(id);
		this.store.drained(id);
	}

	@Override
	public void ended(StoredCall call) {
		LiveCall live = this.calls.remove(call.id());
		if (live != null) {
			this.endsBegun.increment();
			try {
				ended(live, call);
			}
			finally {
				this.endsDone.increment();
			}
		}
	}

	private void ended(LiveCall live, StoredCall call) {
		boolean admitted = dismiss(live);
		if (admitted) {
			this.instruments.metrics().ended(call);
		}
		if (call.draining()) {
			this.draining.put(call.id(), new Draining(live, call.endedAt()));
		}
		if (call.draining() && admitted) {
			terminated(live, call);
		}
		else {
			live.ended(call, this.notifications);
		}
	}

	/**
	 * Whether somebody is still to be told that a call has ended. The calls that have
	 * given their places back are among those that this looks at.
	 * @return {@code true} if so
	 */
	boolean isEnding() {
		// In this order, because both only grow
		long done = this.endsDone.sum();
		return this.endsBegun.sum() != done;
	}

	// An end through a handle is observed where it is made; this one has no handle.
	private void terminated(LiveCall live, StoredCall call) {
		Outcome outcome = Objects.requireNonNull(call.outcome());
		try (CallObserver.Activity end = this.instruments.observer().ending(call.record(), outcome)) {
			live.ended(call, this.notifications);
		}
	}

	@Override
	public void cancelRequested(CallId id) {
		LiveCall live = this.calls.get(id);
		if (live != null) {
			live.cancelRequested(this.notifications);
		}
	}

	@Override
	public void progressed(CallId id, AsyncCallProgress progress) {
		LiveCall live = this.calls.get(id);
		if (live != null) {
			live.progressed(progress);
		}
	}

	@Override
	public void lost() {
		for (LiveCall call : this.calls.values()) {
			if (dismiss(call)) {
				this.store.watch(call.record().id());
			}
		}
	}

	/**
	 * Lets go of the calls that this node has admitted: those that would be lost with it
	 * end, the others go on without it.
	 */
	void giveUp() {
		for (CallId id : this.store.giveUp()) {
			LiveCall call = this.calls.get(id);
			if (call != null && call.isAdmitted()) {
				remove(call);
				call.left();
			}
		}
	}

	/**
	 * Forgets draining calls that have drained for as long as ended calls are kept.
	 */
	void sweep() {
		if (!this.draining.isEmpty() && this.store.now() >= this.nextSweepAt) {
			long now = this.store.now();
			this.nextSweepAt = now + SWEEP_INTERVAL_MILLIS;
			this.draining.values().removeIf((call) -> now - call.endedAt() >= this.retention.toMillis());
		}
	}

	/**
	 * A call whose manager may still be at work.
	 *
	 * @param call the call, which keeps track of its handle
	 * @param endedAt when it ended, in milliseconds since the epoch
	 */
	private record Draining(LiveCall call, long endedAt) {
	}

}
