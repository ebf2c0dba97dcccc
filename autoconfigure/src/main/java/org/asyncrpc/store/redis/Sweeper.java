package org.asyncrpc.store.redis;

import org.asyncrpc.store.Outcome;

/**
 * Does what is due, and hears what others did, in one round trip.
 */
final class Sweeper {

	/** Bounds how long the server does nothing else when very many calls are due. */
	private static final int BATCH = 100;

	private static final String BEFORE_ALL = "0-0";

	private final Identity identity;

	private final Server server;

	private final Membership membership;

	private final StoreClock clock;

	private final Watches watches;

	private final long leaseMillis;

	private final Object position = new Object();

	private String read = BEFORE_ALL;

	Sweeper(Identity identity, Server server, Membership membership, StoreClock clock, Watches watches,
			long leaseMillis) {
		this.identity = identity;
		this.server = server;
		this.membership = membership;
		this.clock = clock;
		this.watches = watches;
		this.leaseMillis = leaseMillis;
	}

	/**
	 * Begins with a new inbox.
	 */
	void start() {
		synchronized (this.position) {
			this.read = BEFORE_ALL;
		}
	}

	void sweep() {
		boolean more = true;
		while (more) {
			String home = this.identity.home();
			Answer answer = ask(home);
			this.clock.set(answer.number(0));
			if (!answer.flag(1)) {
				this.membership.rejoin(home);
			}
			more = answer.flag(2);
			tell(answer.list(3));
		}
	}

	// Two threads must not read the same, but nobody is told while others have to wait
	private Answer ask(String home) {
		Arguments deadlineExceeded = CallFields.of(Outcome.DEADLINE_EXCEEDED);
		synchronized (this.position) {
			Answer answer = this.server.run(Script.SWEEP, home,
					Arguments.none()
						.add(this.leaseMillis)
						.add(BATCH)
						.add(this.read)
						.add(deadlineExceeded.size())
						.addAll(deadlineExceeded)
						.addAll(CallFields.of(Outcome.SERVER_LOST)));
			Answer events = answer.list(3);
			if (events.size() > 0) {
				this.read = events.list(events.size() - 1).text(0);
			}
			return answer;
		}
	}

	private void tell(Answer events) {
		for (int i = 0; i < events.size(); i++) {
			Answer event = events.list(i);
			this.watches.hear(event.text(1), event.list(2));
		}
	}

}
