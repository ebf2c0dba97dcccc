package org.asyncrpc.server.binding;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallService;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of calls that a client made together, in the order in which they came,
 * until it acknowledges them. They are one list: threads that complete calls append to it
 * without a lock, one reader follows behind, and acknowledging lets go of its head. It
 * holds references to outcomes that the store retains anyway, and no more of them than
 * calls may be unacknowledged, however slow the reader is.
 */
public final class Binding {

	/** Requests that wait for others keep a thread each. */
	private static final int MAX_WAITING = 16;

	private final Key key;

	private final int maxCalls;

	private final String instance = Long.toHexString(ThreadLocalRandom.current().nextLong());

	private final AtomicInteger calls = new AtomicInteger();

	private final AtomicReference<BoundCall> newest;

	/**
	 * Held while calls are dispatched; fair, so that they keep the order they came in.
	 */
	private final ReentrantLock order = new ReentrantLock(true);

	/** The last one that the client no longer needs, or a place before the first. */
	private BoundCall acknowledged;

	/** The last one that the reader has. */
	private BoundCall read;

	private long lastSequence;

	private long idleSince;

	private volatile boolean ended;

	private volatile @Nullable BindingReader reader;

	Binding(Key key, int maxCalls, long now) {
		this.key = key;
		this.maxCalls = maxCalls;
		this.idleSince = now;
		this.acknowledged = new BoundCall(this, null);
		this.read = this.acknowledged;
		this.newest = new AtomicReference<>(this.acknowledged);
	}

	Key key() {
		return this.key;
	}

	/**
	 * Tells this binding from earlier and later ones that have the same id.
	 * @return any text
	 */
	public String instance() {
		return this.instance;
	}

	/**
	 * Waits until the calls that came before are dispatched.
	 * @param wait how long to wait
	 * @return the lock to release when these calls are dispatched too, or {@code null} if
	 * the binding has ended
	 * @throws CallRefusedException if there is too much to wait for
	 */
	@Nullable Lock takeTurn(Duration wait) {
		try {
			if (this.order.getQueueLength() >= MAX_WAITING
					|| !this.order.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
				throw busy();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy();
		}
		if (this.ended) {
			this.order.unlock();
			return null;
		}
		return this.order;
	}

	private static CallRefusedException busy() {
		return new CallRefusedException(ErrorCode.TOO_BUSY,
				"Calls that were made before on this binding are still being dispatched");
	}

	/**
	 * Takes a place for a call, which it has until its outcome is acknowledged.
	 * @return {@code false} if the client must acknowledge others first
	 */
	boolean tryReserve() {
		if (this.calls.incrementAndGet() <= this.maxCalls) {
			return true;
		}
		this.calls.decrementAndGet();
		return false;
	}

	void unreserve() {
		this.calls.decrementAndGet();
	}

	void add(BoundCall call) {
		if (this.ended) {
			return;
		}
		this.newest.getAndSet(call).next = call;
		announce();
	}

	void announce() {
		BindingReader current = this.reader;
		if (current != null) {
			current.available();
		}
	}

	/**
	 * Gives the binding a reader in place of the one it has. The new one begins with the
	 * first outcome that was not acknowledged.
	 * @param reader the reader
	 * @return {@code false} if the binding has ended
	 */
	public boolean attach(BindingReader reader) {
		BindingReader before;
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			before = this.reader;
			this.reader = reader;
			this.read = this.acknowledged;
		}
		if (before != null) {
			before.superseded();
		}
		return true;
	}

	/**
	 * Takes the reader away, unless the binding has another one by now.
	 * @param reader the reader
	 * @param now the current time
	 */
	public synchronized void detach(BindingReader reader, long now) {
		if (this.reader == reader) {
			this.reader = null;
			this.idleSince = now;
		}
	}

	/**
	 * Reads outcomes that are there until the events are full.
	 * @param reader who reads
	 * @param events gets the outcomes
	 */
	public synchronized void read(BindingReader reader, ReplyEvents events) {
		if (this.reader != reader) {
			return;
		}
		BoundCall call = this.read.next;
		while (call != null && !events.isFull()) {
			number(call);
			events.add(call);
			this.read = call;
			call = call.next;
		}
	}

	private void number(BoundCall call) {
		if (call.sequence == 0) {
			call.sequence = ++this.lastSequence;
		}
	}

	/**
	 * Lets go of outcomes that the client has.
	 * @param sequence the last event that it has
	 * @param service drops the outcomes
	 * @return {@code false} if this binding has never had such an event
	 */
	public boolean acknowledge(long sequence, CallService service) {
		BoundCall first;
		BoundCall last;
		synchronized (this) {
			if (sequence > this.lastSequence) {
				return false;
			}
			first = this.acknowledged;
			last = first;
			for (BoundCall next = last.next; next != null && isNumbered(next, sequence); next = next.next) {
				last = next;
			}
			letGo(last);
		}
		drop(first, last, service);
		return true;
	}

	private static boolean isNumbered(BoundCall call, long upTo) {
		return call.sequence != 0 && call.sequence <= upTo;
	}

	private void letGo(BoundCall last) {
		this.acknowledged = last;
		if (this.read.sequence < last.sequence) {
			this.read = last;
		}
	}

	private void drop(BoundCall first, BoundCall last, @Nullable CallService service) {
		BoundCall dropped = first;
		int count = 0;
		while (dropped != last) {
			BoundCall next = Objects.requireNonNull(dropped.next);
			// Or else the garbage collector would find all later ones through it
			dropped.next = null;
			dropped = next;
			CallId id = dropped.id();
			if (service != null && id != null) {
				service.acknowledge(id, this.key.principal());
			}
			dropped.forget();
			count++;
		}
		this.calls.addAndGet(-count);
	}

	/**
	 * Lets go of outcomes that the client did not get in time.
	 * @param endedBefore the outcomes to drop, by the time that their calls ended
	 */
	void expire(long endedBefore) {
		BoundCall first;
		BoundCall last;
		synchronized (this) {
			first = this.acknowledged;
			last = first;
			for (BoundCall next = last.next; next != null && isExpired(next, endedBefore); next = next.next) {
				number(next);
				last = next;
			}
			letGo(last);
		}
		drop(first, last, null);
	}

	private static boolean isExpired(BoundCall call, long endedBefore) {
		StoredCall ended = call.call();
		return ended != null && ended.endedAt() < endedBefore;
	}

	/**
	 * Ends the binding if it has had no reader for too long.
	 * @param idleBefore since when
	 * @return whether it has ended
	 */
	synchronized boolean endIfIdle(long idleBefore) {
		if (this.reader != null || this.idleSince > idleBefore || this.order.isLocked()) {
			return false;
		}
		this.ended = true;
		// Calls that go on shall not keep the outcomes of others in memory
		this.acknowledged = this.newest.get();
		this.read = this.acknowledged;
		return true;
	}

	/**
	 * What a client calls a binding, which it has for itself.
	 *
	 * @param principal the caller, or {@code null} if anonymous
	 * @param id the id that the client chose
	 */
	record Key(@Nullable String principal, UUID id) {
	}

}
