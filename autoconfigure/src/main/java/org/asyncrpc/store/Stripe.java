package org.asyncrpc.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.NameIndex.Name;
import org.asyncrpc.timer.TimingWheel;
import org.jspecify.annotations.Nullable;

/**
 * One of the parts that a {@link MemoryCallStore} spreads its calls over. Its lock guards
 * everything about its calls, so every method here is one atomic step in their lives; a
 * call ends once because of that. The lock is never held while another stripe's is taken,
 * or while anybody is told.
 */
final class Stripe {

	/** How much later to look again at a call that a transaction is just ending. */
	private static final long CLAIM_RETRY_MILLIS = 100;

	private final CallTable calls = new CallTable();

	private final StripeOrder order = new StripeOrder();

	private final ClaimedCalls claimed = new ClaimedCalls(this);

	private final TimingWheel<MemoryCall> wheel;

	private final SharedState shared;

	Stripe(SharedState shared, long now) {
		this.shared = shared;
		this.wheel = new TimingWheel<>(now);
	}

	/**
	 * Adds a call.
	 * @param call the call
	 * @return {@code false} if another call has its idempotency key
	 */
	synchronized boolean add(CallRecord call) {
		if (this.calls.get(call.id()) != null) {
			throw new IllegalStateException("There is a call with this id");
		}
		Name name = Name.ofIdempotencyKey(call);
		if (name != null && this.shared.idempotencyKeys().claim(name, call.id()) != null) {
			return false;
		}
		MemoryCall added = new MemoryCall(call);
		this.calls.add(added);
		this.order.addOutstanding(added);
		this.wheel.schedule(added, call.deadline());
		return true;
	}

	synchronized void withdraw(CallId id) {
		MemoryCall call = this.calls.get(id);
		if (call == null) {
			return;
		}
		if (call.isOutstanding()) {
			leaveOutstanding(call);
			this.shared.idempotencyKeys().release(Name.ofIdempotencyKey(call.record), id);
		}
		else if (!call.released) {
			release(call);
		}
		remove(call);
	}

	synchronized @Nullable StoredCall find(CallId id) {
		MemoryCall call = get(id);
		return (call != null) ? call.snapshot() : null;
	}

	synchronized @Nullable StoredCall findByKey(CallId id, String key) {
		MemoryCall call = getOutstanding(id);
		return (call != null && key.equals(call.notes.key())) ? call.snapshot() : null;
	}

	/**
	 * Gives an outstanding call a business key.
	 * @param id the id of the call
	 * @param key the key
	 * @return the call that may have the key instead, or {@code null} if there is none
	 */
	synchronized @Nullable CallId assignKey(CallId id, String key) {
		MemoryCall call = getOutstanding(id);
		if (call == null || key.equals(call.notes.key())) {
			return null;
		}
		NameIndex keys = this.shared.keys();
		CallId holder = keys.claim(new NameIndex.BusinessKey(call.record.operation(), key), id);
		if (holder == null) {
			keys.release(Name.ofKey(call), id);
			call.notes = call.notes.withKey(key);
		}
		return holder;
	}

	/**
	 * Ends an outstanding call.
	 * @param id the id of the call
	 * @param ending how and when it ends
	 * @param draining whether its manager may still be at work
	 * @return the call as it ended, or {@code null} if there is no such outstanding call
	 */
	synchronized @Nullable StoredCall end(CallId id, Ending ending, boolean draining) {
		this.claimed.await(id);
		MemoryCall call = getOutstanding(id);
		return (call != null) ? end(call, ending, draining) : null;
	}

	/**
	 * Keeps others from ending an outstanding call.
	 * @param id the id of the call
	 * @return {@code false} if there is no such outstanding call
	 */
	synchronized boolean claim(CallId id) {
		this.claimed.await(id);
		if (getOutstanding(id) == null) {
			return false;
		}
		this.claimed.add(id);
		return true;
	}

	synchronized void release(CallId id) {
		this.claimed.remove(id);
	}

	synchronized @Nullable StoredCall publish(CallId id, Ending ending) {
		this.claimed.remove(id);
		return end(id, ending, false);
	}

	synchronized void drained(CallId id) {
		MemoryCall call = this.calls.get(id);
		if (call == null || !call.draining) {
			return;
		}
		this.order.removeDraining(call);
		call.draining = false;
		if (call.released) {
			remove(call);
		}
	}

	synchronized boolean requestCancel(CallId id) {
		MemoryCall call = getOutstanding(id);
		if (call == null || call.cancelRequested) {
			return false;
		}
		call.cancelRequested = true;
		return true;
	}

	synchronized boolean progress(CallId id, AsyncCallProgress progress) {
		MemoryCall call = getOutstanding(id);
		if (call == null) {
			return false;
		}
		call.notes = call.notes.withProgress(progress);
		return true;
	}

	synchronized void delivered(CallId id, Delivery delivery, long now) {
		MemoryCall call = getEnded(id);
		if (call == null) {
			return;
		}
		if (delivery == Delivery.ANSWERED && call.record.idempotency() == null) {
			letGo(call, now);
		}
		else {
			this.wheel.schedule(call, Math.min(call.due(), this.shared.retention().deliveredUntil(now)));
		}
	}

	synchronized void acknowledge(@Nullable String principal, CallId id, long now) {
		MemoryCall call = getEnded(id);
		if (call != null && Objects.equals(call.record.principal(), principal)) {
			letGo(call, now);
		}
	}

	/**
	 * Looks at calls in their order.
	 * @param filter which calls are wanted
	 * @param after the position to start after
	 * @param limit the number of calls to look at
	 * @return what was seen
	 */
	synchronized Stretch look(CallFilter filter, long after, int limit) {
		List<Stretch.Positioned> found = new ArrayList<>();
		Iterator<MemoryCall> calls = this.order.after(filter.query(), after);
		long position = after;
		int looked = 0;
		while (calls.hasNext() && looked < limit) {
			MemoryCall call = calls.next();
			looked++;
			position = call.position;
			if (this.order.isPast(position, filter.query().acceptedBefore())) {
				return new Stretch(found, position, looked, true);
			}
			if (filter.accepts(call.record, call.notes.key())) {
				found.add(new Stretch.Positioned(position, call.snapshot()));
			}
		}
		return new Stretch(found, position, looked, !calls.hasNext());
	}

	/**
	 * The outstanding calls of this moment.
	 * @return their ids
	 */
	synchronized List<CallId> outstanding() {
		List<CallId> ids = new ArrayList<>();
		for (AcceptOrder order : this.order.outstanding().values()) {
			for (MemoryCall call = order.oldest(); call != null; call = call.newer) {
				ids.add(call.record.id());
			}
		}
		return ids;
	}

	synchronized void count(CallCounter counter) {
		counter.addDraining(this.order.draining());
		this.order.outstanding().forEach(counter::addOutstanding);
	}

	/**
	 * Ends calls whose deadline has passed and drops those whose retention has.
	 * @param now the current time
	 * @param limit the number of calls at the most
	 * @param ended gets the calls that have ended
	 * @return whether the limit left calls behind that are due too
	 */
	synchronized boolean sweep(long now, int limit, List<StoredCall> ended) {
		Ending ending = new Ending(Outcome.DEADLINE_EXCEEDED, now);
		return this.wheel.advance(now, limit, (call) -> {
			if (this.claimed.contains(call.record.id())) {
				this.wheel.schedule(call, now + CLAIM_RETRY_MILLIS);
			}
			else if (call.isOutstanding()) {
				ended.add(end(call, ending, true));
			}
			else {
				letGo(call, now);
			}
		});
	}

	private @Nullable MemoryCall get(CallId id) {
		MemoryCall call = this.calls.get(id);
		return (call != null && !call.released) ? call : null;
	}

	private @Nullable MemoryCall getOutstanding(CallId id) {
		MemoryCall call = this.calls.get(id);
		return (call != null && call.isOutstanding()) ? call : null;
	}

	private @Nullable MemoryCall getEnded(CallId id) {
		MemoryCall call = get(id);
		return (call != null && !call.isOutstanding()) ? call : null;
	}

	private StoredCall end(MemoryCall call, Ending ending, boolean draining) {
		leaveOutstanding(call);
		call.ending = ending;
		if (draining) {
			call.cancelRequested = true;
			call.draining = true;
			this.order.addDraining(call);
		}
		this.shared.room().take(call.record.principal(), ending.outcome());
		this.wheel.schedule(call, this.shared.retention().undeliveredUntil(ending.endedAt()));
		return call.snapshot();
	}

	private void leaveOutstanding(MemoryCall call) {
		this.order.removeOutstanding(call);
		this.shared.keys().release(Name.ofKey(call), call.record.id());
	}

	private void letGo(MemoryCall call, long now) {
		Ending ending = Objects.requireNonNull(call.ending);
		if (!call.released) {
			release(call);
		}
		// Nobody finds the call any more. But if its manager may still be at work, it
		// stays on the list of those for as long as it would have been retained.
		long retainedUntil = this.shared.retention().undeliveredUntil(ending.endedAt());
		if (call.draining && now < retainedUntil) {
			this.wheel.schedule(call, retainedUntil);
		}
		else {
			remove(call);
		}
	}

	private void release(MemoryCall call) {
		call.released = true;
		this.shared.idempotencyKeys().release(Name.ofIdempotencyKey(call.record), call.record.id());
		this.shared.room().giveBack(call.record.principal(), Objects.requireNonNull(call.ending).outcome());
	}

	private void remove(MemoryCall call) {
		this.wheel.cancel(call);
		if (call.draining) {
			this.order.removeDraining(call);
		}
		this.calls.remove(call.record.id());
	}

}
