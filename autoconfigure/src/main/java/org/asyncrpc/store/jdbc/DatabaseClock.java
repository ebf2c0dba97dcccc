package org.asyncrpc.store.jdbc;

import java.sql.Timestamp;
import java.util.concurrent.TimeUnit;

/**
 * The clock of the database, which all nodes go by. It is asked now and then; in between
 * its time is reckoned.
 */
final class DatabaseClock implements StoreClock {

	private final Database database;

	private volatile Reading reading = new Reading(System.currentTimeMillis(), System.nanoTime());

	DatabaseClock(Database database) {
		this.database = database;
	}

	@Override
	public long millis() {
		Reading last = this.reading;
		return last.millis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last.nanos);
	}

	@Override
	public void synchronize() {
		long before = System.nanoTime();
		Timestamp now = this.database
			.single(() -> this.database.client().sql("SELECT CURRENT_TIMESTAMP").query(Timestamp.class).single());
		// Read at some moment in between; the end makes this clock late rather than early
		this.reading = new Reading(now.getTime(), Math.max(before, System.nanoTime()));
	}

	private record Reading(long millis, long nanos) {
	}

}
