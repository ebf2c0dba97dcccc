package org.asyncrpc.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.StoredCall;

/**
 * The calls of other nodes that this one wants to hear of. Whoever says so does not wait
 * for the server; many are told to it at once, in the order in which they came.
 */
final class Watches {

	private static final int BATCH = 100;

	private final Identity identity;

	private final Server server;

	private final News news;

	private final Set<CallId> watched = ConcurrentHashMap.newKeySet();

	private final Queue<CallId> changed = new ConcurrentLinkedQueue<>();

	Watches(Identity identity, Server server, News news) {
		this.identity = identity;
		this.server = server;
		this.news = news;
	}

	void watch(CallId id) {
		if (this.watched.add(id)) {
			this.changed.add(id);
		}
	}

	void unwatch(CallId id) {
		if (this.watched.remove(id)) {
			this.changed.add(id);
		}
	}

	void clear() {
		this.changed.clear();
		this.watched.clear();
	}

	/**
	 * Tells the server what has changed, and the listener what has happened meanwhile.
	 */
	void flush() {
		while (!this.changed.isEmpty()) {
			tell(take());
		}
	}

	private List<CallId> take() {
		List<CallId> ids = new ArrayList<>();
		CallId id = this.changed.poll();
		while (id != null) {
			ids.add(id);
			id = (ids.size() < BATCH) ? this.changed.poll() : null;
		}
		return ids;
	}

	private void tell(List<CallId> ids) {
		Answer happened;
		try {
			Arguments arguments = Arguments.none();
			ids.forEach((id) -> arguments.add(this.watched.contains(id)).add(id.toString()));
			happened = this.server.run(Script.WATCH, arguments);
		}
		catch (RuntimeException ex) {
			this.changed.addAll(ids);
			throw ex;
		}
		for (int i = 0; i < happened.size(); i++) {
			Answer event = happened.list(i);
			hear(event.text(0), event.list(1));
		}
	}

	/**
	 * Tells the listener what another node did, unless nobody here wants to know any
	 * more.
	 * @param event what has happened
	 * @param document the call as it is now
	 */
	void hear(String event, Answer document) {
		StoredCall call = CallReader.read(document);
		if (call != null && (isWatched(call) || CallReader.isOf(this.identity.node(), document))) {
			this.news.tell(event, document);
		}
	}

	private boolean isWatched(StoredCall call) {
		return call.state().isEnded() ? this.watched.remove(call.id()) : this.watched.contains(call.id());
	}

}
