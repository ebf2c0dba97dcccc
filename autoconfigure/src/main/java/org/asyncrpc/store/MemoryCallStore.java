package org.asyncrpc.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.asyncrpc.AsyncCallProgress;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CallStore} that keeps calls in the memory of one node, and loses them with it,
 * whatever their {@link Home} says. A million outstanding calls are nothing out of the
 * ordinary. Calls are spread over stripes that have a lock each, so that threads rarely
 * meet.
 */
public final class MemoryCallStore implements CallStore {

	private static final int STRIPE_BITS = 5;

	/** Bounds how long a stripe is locked when very many calls are due at once. */
	private static final int SWEEP_BATCH = 256;

	/** Spreads hash codes that differ in few bits, as numbered ids in tests do. */
	private static final int GOLDEN_RATIO = 0x9E3779B9;

	private final String instance = UUID.randomUUID().toString();

	private final Clock clock;

	private final SharedState shared;

	private final TransactionalEnds transactionalEnds = new TransactionalEnds(new Claims());

	private final ListenerCaller listener = new ListenerCaller();

	private final Stripe[] stripes;

	private final int stripeShift;

	/**
	 * Create an empty store.
	 * @param clock decides about deadlines and retention
	 * @param retention how long and how many ended calls are kept
	 */
	public MemoryCallStore(Clock clock, Retention retention) {
		this(clock, SharedState.of(retention), STRIPE_BITS);
	}

	MemoryCallStore(Clock clock, SharedState shared, int stripeBits) {
		this.clock = clock;
		this.shared = shared;
		this.stripes = new Stripe[1 << stripeBits];
		this.stripeShift = Integer.SIZE - stripeBits;
		for (int i = 0; i < this.stripes.length; i++) {
			this.stripes[i] = new Stripe(shared, clock.millis());
		}
	}

	@Override
	public void start(String node, CallStoreListener listener) {
		this.listener.start(listener);
	}

	@Override
	public void stop() {
		this.listener.stop();
		giveUp();
	}

	@Override
	public Set<CallId> giveUp() {
		for (Stripe stripe : this.stripes) {
			stripe.outstanding().forEach((id) -> terminate(id, Outcome.SERVER_LOST));
		}
		return Set.of();
	}

	@Override
	public String instance() {
		return this.instance;
	}

	@Override
	public long now() {
		return this.clock.millis();
	}

	@Override
	public AddResult add(CallRecord call) {
		while (true) {
			AddResult repeat = repeat(call);
			if (repeat != null) {
				return repeat;
			}
			if (this.shared.room().isFull(call.principal())) {
				return AddResult.FULL;
			}
			if (stripe(call.id()).add(call)) {
				return AddResult.ADDED;
			}
		}
	}

	private @Nullable AddResult repeat(CallRecord call) {
		Idempotency idempotency = call.idempotency();
		if (idempotency == null) {
			return null;
		}
		StoredCall first = findByIdempotencyKey(call.principal(), call.operation(), idempotency.key());
		if (first == null) {
			return null;
		}
		return idempotency.equals(first.record().idempotency()) ? new AddResult.Repeated(first) : AddResult.KEY_REUSED;
	}

	@Override
	public void withdraw(CallId id) {
		stripe(id).withdraw(id);
	}

	@Override
	public @Nullable StoredCall find(CallId id) {
		return stripe(id).find(id);
	}

	@Override
	public @Nullable StoredCall findByKey(String operation, String key) {
		CallId id = this.shared.keys().get(new NameIndex.BusinessKey(operation, key));
		return (id != null) ? stripe(id).findByKey(id, key) : null;
	}

	@Override
	public @Nullable StoredCall findByIdempotencyKey(@Nullable String principal, String operation, String key) {
		CallId id = this.shared.idempotencyKeys().get(new NameIndex.IdempotencyKey(principal, operation, key));
		return (id != null) ? find(id) : null;
	}

	@Override
	public boolean assignKey(CallId id, String key) {
		while (true) {
			CallId holder = stripe(id).assignKey(id, key);
			if (holder == null) {
				return true;
			}
			if (stripe(holder).findByKey(holder, key) != null) {
				return false;
			}
			// The holder has ended or changed its key since; now the key may be free
		}
	}

	@Override
	public boolean end(CallId id, Outcome outcome, Claim claim) {
		if (this.transactionalEnds.isInTransaction()) {
			return this.transactionalEnds.end(id, outcome, claim);
		}
		return end(id, outcome);
	}

	private boolean end(CallId id, Outcome outcome) {
		StoredCall ended = stripe(id).end(id, new Ending(outcome, now()), false);
		if (ended == null) {
			return false;
		}
		this.listener.ended(ended);
		return true;
	}

	@Override
	public boolean terminate(CallId id, Outcome outcome) {
		StoredCall ended = stripe(id).end(id, new Ending(outcome, now()), true);
		if (ended == null) {
			return false;
		}
		this.listener.terminated(ended);
		return true;
	}

	@Override
	public void drained(CallId id) {
		stripe(id).drained(id);
	}

	@Override
	public void requestCancel(CallId id) {
		if (stripe(id).requestCancel(id)) {
			this.listener.cancelRequested(id);
		}
	}

	@Override
	public void progress(CallId id, AsyncCallProgress progress) {
		if (stripe(id).progress(id, progress)) {
			this.listener.progressed(id, progress);
		}
	}

	@Override
	public void delivered(CallId id, Delivery delivery) {
		stripe(id).delivered(id, delivery, now());
	}

	@Override
	public void acknowledge(@Nullable String principal, CallId id) {
		stripe(id).acknowledge(principal, id, now());
	}

	@Override
	public void watch(CallId id) {
		// There is no other node, so this one hears of everything anyway
		StoredCall call = find(id);
		if (call != null && call.state().isEnded()) {
			this.listener.ended(call);
		}
	}

	@Override
	public void unwatch(CallId id) {
		// As above
	}

	@Override
	public CallPage page(CallQuery query) {
		CallPage page = (query.key() != null) ? pageByKey(query, query.key()) : null;
		return (page != null) ? page : new PageReader(this.stripes, query).read();
	}

	private @Nullable CallPage pageByKey(CallQuery query, String key) {
		if (query.draining() || query.after() != null) {
			return null;
		}
		// Few calls can have the key, so rather than all calls look at all operations
		CallFilter filter = new CallFilter(query);
		List<StoredCall> calls = counts().operations()
			.keySet()
			.stream()
			.map((operation) -> findByKey(operation, key))
			.filter((call) -> call != null && filter.accepts(call.record(), call.key()))
			.sorted(Comparator.comparingLong((call) -> call.record().acceptedAt()))
			.toList();
		return (calls.size() <= query.limit()) ? new CallPage(calls, null) : null;
	}

	@Override
	public CallCounts counts() {
		CallCounter counter = new CallCounter();
		for (Stripe stripe : this.stripes) {
			stripe.count(counter);
		}
		return counter.counts(this.shared.room().calls());
	}

	@Override
	public void sweep() {
		long now = now();
		boolean more = true;
		while (more) {
			more = false;
			for (Stripe stripe : this.stripes) {
				more |= sweep(stripe, now);
			}
		}
	}

	private boolean sweep(Stripe stripe, long now) {
		List<StoredCall> ended = new ArrayList<>();
		boolean more = stripe.sweep(now, SWEEP_BATCH, ended);
		ended.forEach(this.listener::terminated);
		return more;
	}

	private Stripe stripe(CallId id) {
		return this.stripes[(id.hashCode() * GOLDEN_RATIO) >>> this.stripeShift];
	}

	/** What transactions use, which this store cannot take part in. */
	private final class Claims implements CallClaims {

		@Override
		public boolean isClaimable(CallId id, Claim claim) {
			StoredCall call = find(id);
			return call != null && !call.state().isEnded();
		}

		@Override
		public boolean claim(CallId id, Claim claim) {
			return stripe(id).claim(id);
		}

		@Override
		public void publish(CallId id, Outcome outcome) {
			StoredCall ended = stripe(id).publish(id, new Ending(outcome, now()));
			if (ended != null) {
				MemoryCallStore.this.listener.ended(ended);
			}
		}

		@Override
		public void release(CallId id) {
			stripe(id).release(id);
		}

	}

}
