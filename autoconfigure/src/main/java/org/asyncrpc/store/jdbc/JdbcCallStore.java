package org.asyncrpc.store.jdbc;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

import javax.sql.DataSource;

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
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.Retention;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A {@link CallStore} in the application's own relational database, which several nodes
 * can share. Made for PostgreSQL, and for H2 within the application. Its tables are in
 * the scripts beside this class.
 */
public final class JdbcCallStore implements CallStore {

	private final StoreParts parts;

	private final CallAdds adds;

	private final CallEnds ends;

	private final CallChanges changes;

	private final CallRemovals removals;

	private final NodeLease lease;

	private final DueCalls due;

	private final WatchedCalls watched;

	private final CallPages pages;

	/**
	 * Create a store.
	 * @param dataSource the database
	 * @param settings how calls are kept
	 * @param direct where to get direct connections from, one of which is kept to hear
	 * notifications on, or {@code null} for none; only PostgreSQL has them
	 */
	public JdbcCallStore(DataSource dataSource, Settings settings, @Nullable DataSource direct) {
		this(dataSource, settings, direct, null);
	}

	JdbcCallStore(DataSource dataSource, Settings settings, @Nullable DataSource direct, @Nullable StoreClock clock) {
		this.parts = new StoreParts(dataSource, settings, clock);
		this.adds = new CallAdds(this.parts);
		this.ends = new CallEnds(this.parts);
		this.changes = new CallChanges(this.parts, this.ends);
		this.removals = new CallRemovals(this.parts);
		this.lease = new NodeLease(this.parts, new LostCalls(this.parts, this.ends));
		this.due = new DueCalls(this.parts, this.ends, this.removals);
		this.watched = new WatchedCalls(this.parts, this.removals);
		this.pages = new CallPages(this.parts);
		if (direct != null && this.parts.database.platform() == Platform.POSTGRESQL) {
			this.parts.signals(new PostgresSignals(this.parts, direct, this.watched::hinted));
		}
	}

	@Override
	public void start(String node, CallStoreListener listener) {
		this.parts.listener.start(listener);
		this.lease.start(node);
	}

	@Override
	public void stop() {
		this.parts.listener.stop();
		this.lease.giveUp();
		this.removals.sweep();
		this.lease.stop();
		this.parts.signals().stop();
	}

	@Override
	public Set<CallId> giveUp() {
		return this.lease.giveUp();
	}

	@Override
	public @Nullable String instance() {
		return null;
	}

	@Override
	public long now() {
		return this.parts.clock.millis();
	}

	@Override
	public AddResult add(CallRecord call) {
		this.lease.ensure();
		if (this.parts.room.isFull(call.principal())) {
			this.removals.sweep();
		}
		return this.adds.add(call);
	}

	@Override
	public void withdraw(CallId id) {
		this.removals.withdraw(id);
	}

	@Override
	public @Nullable StoredCall find(CallId id) {
		this.removals.settle(id);
		return this.parts.reader.find(id);
	}

	@Override
	public @Nullable StoredCall findByKey(String operation, String key) {
		return this.parts.reader.findByKey(operation, key);
	}

	@Override
	public @Nullable StoredCall findByIdempotencyKey(@Nullable String principal, String operation, String key) {
		return this.parts.reader.findByIdempotencyKey(principal, operation, key);
	}

	@Override
	public boolean assignKey(CallId id, String key) {
		return this.changes.assignKey(id, key);
	}

	@Override
	public boolean end(CallId id, Outcome outcome, Claim claim) {
		return this.ends.end(id, outcome, claim);
	}

	@Override
	public boolean terminate(CallId id, Outcome outcome) {
		return this.ends.terminate(id, outcome);
	}

	@Override
	public void drained(CallId id) {
		this.removals.drained(id);
	}

	@Override
	public void requestCancel(CallId id) {
		this.changes.requestCancel(id);
	}

	@Override
	public void progress(CallId id, AsyncCallProgress progress) {
		this.changes.progress(id, progress);
	}

	@Override
	public void delivered(CallId id, Delivery delivery) {
		this.removals.delivered(id, delivery);
	}

	@Override
	public void acknowledge(@Nullable String principal, CallId id) {
		this.removals.acknowledge(principal, id);
	}

	@Override
	public void watch(CallId id) {
		this.watched.watch(id);
	}

	@Override
	public void unwatch(CallId id) {
		this.watched.unwatch(id);
	}

	@Override
	public CallPage page(CallQuery query) {
		return this.pages.page(query);
	}

	@Override
	public CallCounts counts() {
		this.removals.sweep();
		return this.pages.counts();
	}

	@Override
	public void sweep() {
		this.lease.sweep();
		this.due.sweep();
		this.watched.sweep();
		this.adds.sweep();
		this.parts.uncertainEnds.sweep();
		this.removals.sweep();
		// Answered calls are not to be counted
		this.parts.room.sweep();
	}

	/**
	 * How calls are kept.
	 *
	 * @param retention how long and how many ended calls are kept
	 * @param lease how long a node may be silent before it is taken for lost
	 * @param lockTimeout how long to wait for a transaction that is ending a call
	 * @param tablePrefix what the names of the tables begin with
	 */
	public record Settings(Retention retention, Duration lease, Duration lockTimeout, String tablePrefix) {

		/**
		 * What the names of the tables begin with unless somebody says otherwise.
		 */
		public static final String DEFAULT_TABLE_PREFIX = "asyncrpc_";

		private static final Pattern TABLE_PREFIX = Pattern.compile("[A-Za-z0-9_.\"]*");

		public Settings {
			Assert.isTrue(lease.toMillis() >= 100, "'lease' must be at least 100 ms");
			Assert.isTrue(TABLE_PREFIX.matcher(tablePrefix).matches(), "'tablePrefix' must be part of a name");
		}

	}

}
