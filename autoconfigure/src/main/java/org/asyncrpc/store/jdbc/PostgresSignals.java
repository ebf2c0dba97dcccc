package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.store.CallId;
import org.jspecify.annotations.Nullable;

/**
 * Hints through PostgreSQL's notifications. They are sent by a thread of their own, after
 * the commit: a transaction that notifies takes a lock on the whole database when it
 * commits. They go to those nodes alone that have registered for the call.
 */
final class PostgresSignals implements Signals {

	private static final Log logger = LogFactory.getLog(PostgresSignals.class);

	private static final int MAX_QUEUED = 100_000;

	private static final int MAX_GROUP = 200;

	private final Waiters waiters;

	private final PostgresListener listener;

	private final Consumer<Collection<CallId>> hinted;

	/** What does not fit in is dropped: these are hints. */
	private final BlockingQueue<Signal> queue = new LinkedBlockingQueue<>(MAX_QUEUED);

	private volatile String node = "";

	private volatile @Nullable Thread sender;

	PostgresSignals(StoreParts parts, DataSource connections, Consumer<Collection<CallId>> hinted) {
		this.waiters = new Waiters(parts.database, parts.settings.tablePrefix());
		this.listener = new PostgresListener(connections, hinted);
		this.hinted = hinted;
	}

	@Override
	public synchronized void start(String node) {
		this.node = node;
		this.listener.start(node);
		if (this.sender == null) {
			Thread created = new Thread(this::send, "asyncrpc-notify");
			created.setDaemon(true);
			this.sender = created;
			created.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.sender = null;
		this.listener.stop();
		this.queue.clear();
		this.waiters.removeAll(this.node);
	}

	@Override
	public boolean areHeard() {
		return this.listener.isListening();
	}

	@Override
	public void changed(CallId id) {
		this.queue.offer(new Signal(Kind.CHANGED, id));
	}

	@Override
	public void watch(CallId id) {
		this.queue.offer(new Signal(Kind.WATCH, id));
	}

	@Override
	public void unwatch(CallId id) {
		this.queue.offer(new Signal(Kind.UNWATCH, id));
	}

	private void send() {
		List<Signal> signals = new ArrayList<>();
		while (this.sender == Thread.currentThread()) {
			signals.clear();
			try {
				Signal first = this.queue.poll(1, TimeUnit.SECONDS);
				if (first != null) {
					signals.add(first);
					this.queue.drainTo(signals, MAX_GROUP - 1);
					send(signals);
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("Hints to other nodes were lost: " + ex.getClass().getName());
				logger.debug("Hints to other nodes were lost", ex);
			}
		}
	}

	private void send(List<Signal> signals) {
		List<CallId> watched = ids(signals, Kind.WATCH);
		if (!watched.isEmpty()) {
			this.waiters.add(watched, this.node);
			// What happened before the others could know
			this.hinted.accept(watched);
		}
		this.waiters.notifyOthers(ids(signals, Kind.CHANGED), this.node);
		this.waiters.remove(ids(signals, Kind.UNWATCH), this.node);
	}

	private static List<CallId> ids(List<Signal> signals, Kind kind) {
		return signals.stream().filter((signal) -> signal.kind == kind).map(Signal::id).distinct().toList();
	}

	private enum Kind {

		CHANGED, WATCH, UNWATCH

	}

	private record Signal(Kind kind, CallId id) {
	}

}
