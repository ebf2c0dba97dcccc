package org.asyncrpc.server.binding;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.PrincipalLimit;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The bindings of this node. The id of a binding means something only together with its
 * principal, so nobody can tell whether somebody else has a binding.
 */
public final class Bindings {

	private static final long SWEEP_INTERVAL_MILLIS = 1_000;

	private final Map<Binding.Key, Binding> bindings = new ConcurrentHashMap<>();

	private final AtomicInteger count = new AtomicInteger();

	private final PrincipalLimit principals;

	private final BindingSettings settings;

	private final Clock clock;

	private final LongSupplier storeTime;

	private long nextSweepAt;

	/**
	 * Create an empty set of bindings.
	 * @param settings how they are treated
	 * @param clock decides when a binding was idle for too long
	 * @param storeTime the clock that calls end by, in milliseconds since the epoch,
	 * which may be another one
	 */
	public Bindings(BindingSettings settings, Clock clock, LongSupplier storeTime) {
		this.settings = settings;
		this.clock = clock;
		this.storeTime = storeTime;
		this.principals = new PrincipalLimit(settings.maxBindingsPerPrincipal());
	}

	/**
	 * How bindings are treated.
	 * @return the settings
	 */
	public BindingSettings settings() {
		return this.settings;
	}

	/**
	 * How many bindings there are.
	 * @return their number
	 */
	public int count() {
		return this.count.get();
	}

	/**
	 * The current time.
	 * @return milliseconds since the epoch
	 */
	public long now() {
		return this.clock.millis();
	}

	/**
	 * Finds a binding, or makes it.
	 * @param id the id that the client chose
	 * @param principal the caller, or {@code null} if anonymous
	 * @param mustExist whether the client has had events of it
	 * @return the binding
	 * @throws CallRefusedException if there is none, or there are too many
	 */
	public Binding open(UUID id, @Nullable String principal, boolean mustExist) {
		Binding.Key key = new Binding.Key(principal, id);
		Binding binding = this.bindings.get(key);
		if (binding == null && mustExist) {
			throw unknown();
		}
		return (binding != null) ? binding : this.bindings.computeIfAbsent(key, this::create);
	}

	static CallRefusedException unknown() {
		return new CallRefusedException(ErrorCode.UNKNOWN_BINDING, "There is no such binding");
	}

	private Binding create(Binding.Key key) {
		if (this.count.incrementAndGet() > this.settings.maxBindings()) {
			this.count.decrementAndGet();
			throw tooMany();
		}
		if (!this.principals.tryAcquire(key.principal())) {
			this.count.decrementAndGet();
			throw tooMany();
		}
		return new Binding(key, this.settings.maxCalls(), now());
	}

	private static CallRefusedException tooMany() {
		return new CallRefusedException(ErrorCode.TOO_BUSY, "There are too many bindings; try again later");
	}

	/**
	 * Tells all readers that something has changed.
	 */
	public void announce() {
		this.bindings.values().forEach(Binding::announce);
	}

	/**
	 * Ends the bindings that were idle for too long, and drops outcomes that were kept
	 * for long enough. Called every few milliseconds by one thread.
	 */
	public void sweep() {
		long now = now();
		if (now < this.nextSweepAt || this.bindings.isEmpty()) {
			return;
		}
		this.nextSweepAt = now + SWEEP_INTERVAL_MILLIS;
		long endedBefore = this.storeTime.getAsLong() - this.settings.retention().toMillis();
		for (Binding binding : this.bindings.values()) {
			binding.expire(endedBefore);
			if (binding.endIfIdle(now - this.settings.idleTimeout().toMillis())
					&& this.bindings.remove(binding.key(), binding)) {
				this.principals.release(binding.key().principal());
				this.count.decrementAndGet();
			}
		}
	}

}
