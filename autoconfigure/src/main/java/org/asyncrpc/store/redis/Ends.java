package org.asyncrpc.store.redis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.CallBusyException;
import org.asyncrpc.store.CallClaims;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;

/**
 * Ends calls, at once or in the two steps of {@link CallClaims}. A claim is void after
 * half a minute, so that one whose node is gone does not keep the call from ending.
 */
final class Ends implements CallClaims {

	private static final Log logger = LogFactory.getLog(Ends.class);

	private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

	private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private static final long HOLD_MILLIS = 30_000;

	private static final String UNCLAIMED = "";

	private final Server server;

	private final Identity identity;

	private final News news;

	private final AtomicLong attempts = new AtomicLong();

	private final Map<CallId, String> claims = new ConcurrentHashMap<>();

	Ends(Server server, Identity identity, News news) {
		this.server = server;
		this.identity = identity;
		this.news = news;
	}

	/**
	 * Ends a call.
	 * @param id the id of the call
	 * @param outcome how it ends
	 * @param dispatched whether this is void if this node has lost the call
	 * @param terminated whether its manager may still be at work
	 * @return whether this has ended the call
	 */
	boolean end(CallId id, Outcome outcome, boolean dispatched, boolean terminated) {
		return end(id, outcome, dispatched, terminated, UNCLAIMED);
	}

	private boolean end(CallId id, Outcome outcome, boolean dispatched, boolean terminated, String claim) {
		Arguments arguments = Arguments.of(id)
			.add(attempt())
			.add(dispatched)
			.add(terminated)
			.add(claim)
			.addAll(CallFields.of(outcome));
		Answer answer = whenFree(() -> this.server.run(Script.END, arguments));
		if (!isYes(answer)) {
			return false;
		}
		this.news.tell(terminated ? "terminated" : "ended", answer.list(1));
		return true;
	}

	@Override
	public boolean isClaimable(CallId id, Claim claim) {
		return isYes(this.server.run(Script.CLAIM, claim(id, claim, UNCLAIMED, 0)));
	}

	@Override
	public boolean claim(CallId id, Claim claim) {
		String token = attempt();
		Arguments arguments = claim(id, claim, token, HOLD_MILLIS);
		boolean claimed = isYes(whenFree(() -> this.server.run(Script.CLAIM, arguments)));
		if (claimed) {
			this.claims.put(id, token);
		}
		return claimed;
	}

	private static Arguments claim(CallId id, Claim claim, String token, long holdMillis) {
		return Arguments.of(id).add(token).add(claim == Claim.DISPATCHED).add(holdMillis);
	}

	@Override
	public void publish(CallId id, Outcome outcome) {
		String token = this.claims.remove(id);
		if (token == null || !end(id, outcome, false, false, token)) {
			logger
				.warn("A transaction took so long that somebody else has ended its call (%s…)".formatted(id.prefix()));
		}
	}

	@Override
	public void release(CallId id) {
		String token = this.claims.remove(id);
		if (token != null) {
			this.server.run(Script.RELEASE, Arguments.of(id).add(token));
		}
	}

	private String attempt() {
		return this.identity.node() + this.attempts.incrementAndGet();
	}

	private static boolean isYes(Answer answer) {
		return answer.text(0).equals("YES");
	}

	private Answer whenFree(Supplier<Answer> attempt) {
		long deadline = System.nanoTime() + MAX_WAIT_NANOS;
		Answer answer = attempt.get();
		while (answer.text(0).equals("BUSY")) {
			if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
				throw new CallBusyException();
			}
			LockSupport.parkNanos(this, STEP_NANOS);
			answer = attempt.get();
		}
		return answer;
	}

}
