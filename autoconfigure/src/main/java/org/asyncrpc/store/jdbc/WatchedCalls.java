package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Looks at calls that others may have changed: those of other nodes that somebody here
 * watches, and those of this node. Hints from others say where to look at once; without
 * them it looks often while there is something new, and seldom when there is not.
 */
final class WatchedCalls {

	private static final int BATCH = 200;

	private static final long MIN_INTERVAL_MILLIS = 20;

	private static final long MAX_INTERVAL_MILLIS = 1000;

	private static final int PATIENCE = 4;

	private final StoreParts parts;

	private final CallRemovals removals;

	private final Map<CallId, Seen> watched = new ConcurrentHashMap<>();

	private final Queue<CallId> fresh = new ConcurrentLinkedQueue<>();

	private long lookedAt;

	private volatile long newsAt;

	WatchedCalls(StoreParts parts, CallRemovals removals) {
		this.parts = parts;
		this.removals = removals;
	}

	void watch(CallId id) {
		this.watched.putIfAbsent(id, Seen.NOTHING);
		this.fresh.add(id);
		this.newsAt = this.parts.clock.millis();
		this.parts.signals().watch(id);
	}

	/**
	 * Nobody here watches a call any more.
	 * @param id the id of a call
	 * @return whether somebody did
	 */
	boolean unwatch(CallId id) {
		boolean watched = this.watched.remove(id) != null;
		if (watched) {
			this.parts.signals().unwatch(id);
		}
		return watched;
	}

	/**
	 * Another node has changed a call.
	 * @param ids the ids of calls
	 */
	void hinted(Collection<CallId> ids) {
		List<CallId> foreign = ids.stream().filter(this.watched::containsKey).toList();
		look(foreign);
		if (foreign.size() < ids.size()) {
			lookAtOwn();
		}
	}

	void sweep() {
		lookAtFresh();
		long now = this.parts.clock.millis();
		if (now - this.lookedAt >= interval(now)) {
			this.lookedAt = now;
			look(List.copyOf(this.watched.keySet()));
			lookAtOwn();
		}
	}

	private long interval(long now) {
		return this.parts.signals().areHeard() ? MAX_INTERVAL_MILLIS
				: Math.max(MIN_INTERVAL_MILLIS, Math.min(MAX_INTERVAL_MILLIS, (now - this.newsAt) / PATIENCE));
	}

	private void lookAtFresh() {
		List<CallId> ids = new ArrayList<>();
		CallId id = this.fresh.poll();
		while (id != null) {
			ids.add(id);
			id = this.fresh.poll();
		}
		look(ids);
	}

	private void look(List<CallId> ids) {
		for (int from = 0; from < ids.size(); from += BATCH) {
			List<CallId> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
			this.parts.database.single(() -> this.parts.reader.rows(batch)).forEach((row) -> see(row.call()));
		}
	}

	private void see(StoredCall call) {
		Seen before = this.watched.get(call.id());
		if (before == null) {
			return;
		}
		Seen now = new Seen(call.cancelRequested(), call.progress());
		boolean news = call.state().isEnded() ? unwatch(call.id())
				: !now.equals(before) && this.watched.replace(call.id(), before, now);
		// Otherwise another thread, which looked at the same time, tells it
		if (!news) {
			return;
		}
		this.newsAt = this.parts.clock.millis();
		tell(call, before);
	}

	private void tell(StoredCall call, Seen before) {
		AsyncCallProgress progress = call.progress();
		if (progress != null && !progress.equals(before.progress)) {
			this.parts.listener.progressed(call.id(), progress);
		}
		if (call.cancelRequested() && !before.cancelRequested) {
			this.parts.listener.cancelRequested(call.id());
		}
		if (call.state().isEnded()) {
			this.parts.listener.ended(call);
		}
	}

	private void lookAtOwn() {
		String node = this.parts.node();
		for (CallRow row : this.parts.database.single(() -> this.parts.reader.rows(this.parts.sql.unseenBy, node))) {
			StoredCall call = row.call();
			if (markSeen(call, node)) {
				seeOwn(call);
			}
		}
	}

	private boolean markSeen(StoredCall call, String node) {
		return this.parts.database.single(() -> this.parts.database.client()
			.sql(this.parts.sql.markSeen)
			.params(call.id().toString(), node, call.state().name(), call.cancelRequested())
			.update()) > 0;
	}

	private void seeOwn(StoredCall call) {
		this.newsAt = this.parts.clock.millis();
		LocalCall known = this.parts.local.get(call.id());
		if (known != null) {
			known.update(call);
		}
		tell(call, Seen.NOTHING);
		if (call.state().isEnded()) {
			this.parts.local.remove(call.id());
			this.removals.removeReleased(call.id());
		}
	}

	/**
	 * What the listener was told already.
	 *
	 * @param cancelRequested whether the result is no longer wanted
	 * @param progress how far the call has come
	 */
	private record Seen(boolean cancelRequested, @Nullable AsyncCallProgress progress) {

		static final Seen NOTHING = new Seen(false, null);

	}

}
