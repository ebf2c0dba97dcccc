package org.asyncrpc.store.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.ListenerCaller;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.store.jdbc.JdbcCallStore.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one store have in common.
 */
final class StoreParts {

	final Settings settings;

	final Database database;

	final CallSql sql;

	final CallGroups groups;

	final StoreClock clock;

	final CallReader reader;

	final RetainedRoom room;

	final LockWait locks;

	final ListenerCaller listener = new ListenerCaller();

	final UncertainEnds uncertainEnds = new UncertainEnds(this);

	final DueTime dueTime = new DueTime();

	/** Whether there is nobody else who could want to hear of anything. */
	volatile boolean alone;

	/** The outstanding calls that this node has dispatched. */
	final Map<CallId, LocalCall> local = new ConcurrentHashMap<>();

	private volatile String node = "";

	private volatile Signals signals = Signals.NONE;

	StoreParts(DataSource dataSource, Settings settings, @Nullable StoreClock clock) {
		this.settings = settings;
		this.database = new Database(dataSource);
		this.sql = new CallSql(settings.tablePrefix(), this.database.platform());
		this.groups = (this.database.platform() == Platform.POSTGRESQL) ? new PostgresGroups(this.database, this.sql)
				: new BatchedGroups(this.database, this.sql);
		this.clock = (clock != null) ? clock : new DatabaseClock(this.database);
		this.reader = new CallReader(this.database, this.sql);
		this.room = new RetainedRoom(this.database, this.sql, settings.retention());
		this.locks = new LockWait(settings.lockTimeout());
	}

	/**
	 * The id of this node: a new one whenever it is started, or was lost.
	 * @return the id
	 */
	String node() {
		return this.node;
	}

	void node(String node) {
		this.node = node;
	}

	Signals signals() {
		return this.signals;
	}

	void signals(Signals signals) {
		this.signals = signals;
	}

	/**
	 * Tells other nodes that a call has changed.
	 * @param id the id of the call
	 */
	void changed(CallId id) {
		if (!this.alone) {
			this.signals.changed(id);
		}
	}

	/**
	 * Tells of an end that is committed.
	 * @param end the end
	 */
	void published(EndRequest end) {
		this.room.take(end.outcome().size());
		this.dueTime.at(end.dueAt());
		changed(end.id());
		LocalCall known = this.local.remove(end.id());
		StoredCall call = (known != null) ? known.ended(end) : read(end.id());
		if (call != null) {
			tell(call, end);
		}
	}

	/**
	 * Tells of an end that is committed.
	 * @param end the end
	 * @param before the call as it was read before
	 */
	void published(EndRequest end, StoredCall before) {
		this.room.take(end.outcome().size());
		this.dueTime.at(end.dueAt());
		changed(end.id());
		this.local.remove(end.id());
		tell(new StoredCall(before.record(), before.cancelRequested() || end.cancelled(), before.key(),
				before.progress(), end.outcome(), end.endedAt(), end.draining()), end);
	}

	private void tell(StoredCall call, EndRequest end) {
		if (end.cancelled()) {
			this.listener.terminated(call);
		}
		else {
			this.listener.ended(call);
		}
	}

	private @Nullable StoredCall read(CallId id) {
		return this.database.single(() -> Optional.ofNullable(this.reader.find(id))).orElse(null);
	}

}
