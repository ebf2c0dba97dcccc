package org.asyncrpc.store.redis;

import java.util.HashSet;
import java.util.Set;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.ListenerCaller;
import org.asyncrpc.store.Outcome;

/**
 * Makes this node one of those that share the store: it holds a lease for as long as
 * sweeps renew it.
 */
final class Membership {

	private static final int BATCH = 100;

	private final Identity identity;

	private final Server server;

	private final ListenerCaller listener;

	private final long leaseMillis;

	Membership(Identity identity, Server server, ListenerCaller listener, long leaseMillis) {
		this.identity = identity;
		this.server = server;
		this.listener = listener;
		this.leaseMillis = leaseMillis;
	}

	/**
	 * Joins as a new node.
	 * @return the time by the server's clock
	 */
	synchronized long join() {
		this.identity.renew();
		return beginLease(this.identity.home());
	}

	/**
	 * Joins again after the others took this node for lost.
	 * @param lost the home that was lost
	 */
	void rejoin(String lost) {
		synchronized (this) {
			if (!this.identity.home().equals(lost)) {
				return;
			}
			moveOn();
		}
		this.listener.lost();
	}

	// A home that others see has a lease already: a sweep would take it for lost
	private void moveOn() {
		String next = this.identity.next();
		beginLease(next);
		this.identity.moveTo(next);
	}

	private long beginLease(String home) {
		return this.server.run(Script.JOIN, home, Arguments.none().add(this.leaseMillis)).number(0);
	}

	/**
	 * Gives up what was dispatched so far.
	 * @param goesOn whether this node takes part again, for calls that it dispatches
	 * later
	 * @return the calls that stay outstanding
	 */
	Set<CallId> giveUp(boolean goesOn) {
		String home;
		synchronized (this) {
			home = this.identity.home();
			if (goesOn) {
				moveOn();
			}
		}
		Set<CallId> kept = new HashSet<>();
		Answer answer;
		do {
			answer = this.server.run(Script.GIVE_UP,
					Arguments.none().add(home).add(BATCH).addAll(CallFields.of(Outcome.SERVER_LOST)));
			for (int i = 1; i < answer.size(); i++) {
				kept.add(CallFields.id(answer.text(i)));
			}
		}
		while (answer.flag(0));
		return kept;
	}

}
