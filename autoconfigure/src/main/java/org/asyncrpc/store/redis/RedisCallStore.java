package org.asyncrpc.store.redis;

import java.time.Duration;
import java.util.Set;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallQuery;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.ListenerCaller;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.Retention;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.store.TransactionalEnds;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.Assert;

/**
 * A {@link CallStore} in one Redis server (6.2 or later, no cluster) that any number of
 * nodes share. Every step in the life of a call is one script, and so atomic; clocks are
 * those of the server. How durable a call is depends on how the server persists its data.
 */
public final class RedisCallStore implements CallStore {

	private final Settings settings;

	private final ListenerCaller listener = new ListenerCaller();

	private final Identity identity = new Identity();

	private final Server server;

	private final StoreClock clock;

	private final Membership membership;

	private final Sweeper sweeper;

	private final Watches watches;

	private final Hints hints;

	private final Adds adds;

	private final Ends ends;

	private final TransactionalEnds transactionalEnds;

	private final Pages pages;

	/**
	 * Create a store that is not started.
	 * @param connections to the server; the driver has to be Lettuce
	 * @param settings what keys are called, and how long calls are kept
	 */
	public RedisCallStore(RedisConnectionFactory connections, Settings settings) {
		this(connections, settings, new ServerClock());
	}

	RedisCallStore(RedisConnectionFactory connections, Settings settings, StoreClock clock) {
		News news = new News(this.listener);
		long lease = settings.lease().toMillis();
		this.settings = settings;
		this.clock = clock;
		this.server = new Server(connections, this.identity, settings, clock);
		this.membership = new Membership(this.identity, this.server, this.listener, lease);
		this.watches = new Watches(this.identity, this.server, news);
		this.sweeper = new Sweeper(this.identity, this.server, this.membership, this.clock, this.watches, lease);
		this.hints = new Hints(connections, this::sweep);
		this.adds = new Adds(this.server, this.identity, this.membership, settings);
		this.ends = new Ends(this.server, this.identity, news);
		this.transactionalEnds = new TransactionalEnds(this.ends);
		this.pages = new Pages(this.server);
	}

	@Override
	public void start(String node, CallStoreListener listener) {
		this.clock.set(this.membership.join());
		this.sweeper.start();
		this.hints.start(this.settings.keyPrefix() + "hints:" + this.identity.node());
		this.listener.start(listener);
	}

	@Override
	public void stop() {
		this.listener.stop();
		this.hints.stop();
		this.watches.clear();
		this.membership.giveUp(false);
	}

	@Override
	public Set<CallId> giveUp() {
		Set<CallId> kept = this.membership.giveUp(true);
		sweep();
		return kept;
	}

	@Override
	public @Nullable String instance() {
		return null;
	}

	@Override
	public long now() {
		return this.clock.millis();
	}

	@Override
	public AddResult add(CallRecord call) {
		return this.adds.add(call);
	}

	@Override
	public void withdraw(CallId id) {
		this.server.run(Script.WITHDRAW, Arguments.of(id));
	}

	@Override
	public @Nullable StoredCall find(CallId id) {
		return CallReader.read(this.server.run(Script.FIND, Arguments.of(id)));
	}

	@Override
	public @Nullable StoredCall findByKey(String operation, String key) {
		return CallReader.read(this.server.run(Script.FIND_BY_KEY, Arguments.none().add(operation).add(key)));
	}

	@Override
	public @Nullable StoredCall findByIdempotencyKey(@Nullable String principal, String operation, String key) {
		return CallReader.read(this.server.run(Script.FIND_BY_IDEMPOTENCY_KEY,
				Arguments.none().add(operation).add(key).addOptional(principal)));
	}

	@Override
	public boolean assignKey(CallId id, String key) {
		return this.server.run(Script.ASSIGN_KEY, Arguments.of(id).add(key)).flag(0);
	}

	@Override
	public boolean end(CallId id, Outcome outcome, Claim claim) {
		if (this.transactionalEnds.isInTransaction()) {
			return this.transactionalEnds.end(id, outcome, claim);
		}
		return this.ends.end(id, outcome, claim == Claim.DISPATCHED, false);
	}

	@Override
	public boolean terminate(CallId id, Outcome outcome) {
		return this.ends.end(id, outcome, false, true);
	}

	@Override
	public void drained(CallId id) {
		this.server.run(Script.DRAINED, Arguments.of(id));
	}

	@Override
	public void requestCancel(CallId id) {
		if (this.server.run(Script.REQUEST_CANCEL, Arguments.of(id)).flag(0)) {
			this.listener.cancelRequested(id);
		}
	}

	@Override
	public void progress(CallId id, AsyncCallProgress progress) {
		Arguments arguments = Arguments.of(id)
			.add(Double.toString(progress.fraction()))
			.addOptional(progress.message());
		if (this.server.run(Script.PROGRESS, arguments).flag(0)) {
			this.listener.progressed(id, progress);
		}
	}

	@Override
	public void delivered(CallId id, Delivery delivery) {
		this.server.run(Script.DELIVERED, Arguments.of(id).add(delivery.name()));
	}

	@Override
	public void acknowledge(@Nullable String principal, CallId id) {
		this.server.run(Script.ACKNOWLEDGE, Arguments.of(id).addOptional(principal));
	}

	@Override
	public void watch(CallId id) {
		this.watches.watch(id);
		this.hints.give();
	}

	@Override
	public void unwatch(CallId id) {
		this.watches.unwatch(id);
		this.hints.give();
	}

	@Override
	public CallPage page(CallQuery query) {
		return this.pages.page(query);
	}

	@Override
	public CallCounts counts() {
		return this.pages.counts();
	}

	@Override
	public void sweep() {
		this.adds.sweep();
		this.watches.flush();
		this.sweeper.sweep();
	}

	/**
	 * What keys are called, and how long and how many calls are kept. All nodes that
	 * share a store have the same.
	 *
	 * @param keyPrefix what the names of all keys and channels begin with
	 * @param lease how long a node may give no sign of life before it is taken for lost
	 * @param retention how long and how many ended calls are kept
	 */
	public record Settings(String keyPrefix, Duration lease, Retention retention) {

		public Settings {
			Assert.isTrue(lease.toMillis() > 0, "'lease' must be positive");
		}

	}

}
