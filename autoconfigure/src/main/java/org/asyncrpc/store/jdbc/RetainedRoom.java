package org.asyncrpc.store.jdbc;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.asyncrpc.store.Retention;
import org.jspecify.annotations.Nullable;

/**
 * How much room ended calls take in the table. This node counts what it does itself, and
 * now and then asks the database what others did, and which principals have no room left.
 */
final class RetainedRoom {

	private static final long MIN_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);

	/** No more than this part of the time is spent on counting. */
	private static final long SHARE = 50;

	private final AtomicLong calls = new AtomicLong();

	private final AtomicLong bytes = new AtomicLong();

	private final Database database;

	private final CallSql sql;

	private final Retention retention;

	private volatile Set<String> fullPrincipals = Set.of();

	private long nextCountAt = System.nanoTime();

	RetainedRoom(Database database, CallSql sql, Retention retention) {
		this.database = database;
		this.sql = sql;
		this.retention = retention;
	}

	boolean isFull(@Nullable String principal) {
		return this.retention.room().isTaken(this.calls.get(), this.bytes.get())
				|| (principal != null && this.fullPrincipals.contains(principal));
	}

	void take(long size) {
		this.calls.incrementAndGet();
		this.bytes.addAndGet(size);
	}

	void giveBack(long size) {
		this.calls.decrementAndGet();
		this.bytes.addAndGet(-size);
	}

	/**
	 * Gives back the room of a call whose size nobody has looked at.
	 */
	void giveBackAverage() {
		giveBack(this.bytes.get() / Math.max(1, this.calls.get()));
	}

	/**
	 * Counts anew if that was long ago. Called by one thread.
	 */
	void sweep() {
		long before = System.nanoTime();
		if (before - this.nextCountAt < 0) {
			return;
		}
		long[] counted = this.database.client()
			.sql(this.sql.countRetained)
			.query((row, number) -> new long[] { row.getLong(1), row.getLong(2) })
			.single();
		this.calls.set(counted[0]);
		this.bytes.set(counted[1]);
		this.fullPrincipals = principalsWithoutRoom();
		long after = System.nanoTime();
		this.nextCountAt = after + Math.max(MIN_INTERVAL_NANOS, (after - before) * SHARE);
	}

	private Set<String> principalsWithoutRoom() {
		Retention.Room limit = this.retention.roomPerPrincipal();
		return this.database.client()
			.sql(this.sql.principalsWithoutRoom)
			.params(limit.calls(), limit.bytes())
			.query((row, number) -> row.getString(1))
			.set();
	}

}
