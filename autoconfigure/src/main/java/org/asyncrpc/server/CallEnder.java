package org.asyncrpc.server;

import java.time.Duration;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.context.RequestContext;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a handle does to its call. An end is first put into its final form, then claimed
 * in the store, which lets one win.
 */
final class CallEnder {

	private final CallStore store;

	private final CallRegistry registry;

	private final ServerSettings.Sizes sizes;

	private final ReplyWriter replies;

	private final AbortMapper aborts;

	private final Notifications notifications;

	private final RequestContext context;

	private final CallObserver observer;

	CallEnder(CallStore store, CallRegistry registry, ServerSettings.Sizes sizes, ReplyWriter replies,
			AbortMapper aborts, Notifications notifications, RequestContext context, CallObserver observer) {
		this.store = store;
		this.registry = registry;
		this.sizes = sizes;
		this.replies = replies;
		this.aborts = aborts;
		this.notifications = notifications;
		this.context = context;
		this.observer = observer;
	}

	Notifications notifications() {
		return this.notifications;
	}

	RequestContext context() {
		return this.context;
	}

	boolean complete(LiveCall call, @Nullable Object reply, Claim claim) {
		return end(call, Outcome.completed(this.replies.write(call.operation(), reply)), claim);
	}

	boolean abort(LiveCall call, AbortReason reason, Claim claim) {
		return end(call, new Outcome(AsyncCallState.ABORTED, reason.status(), null, reason.code(), reason.detail(),
				this.replies.writeMembers(reason.members())), claim);
	}

	boolean abort(LiveCall call, Throwable cause, Claim claim) {
		return end(call, this.aborts.map(call.record(), cause), claim);
	}

	boolean end(LiveCall call, Outcome outcome, Claim claim) {
		try (CallObserver.Activity end = this.observer.ending(call.record(), outcome)) {
			return end(call, outcome, claim, end);
		}
	}

	private boolean end(LiveCall call, Outcome outcome, Claim claim, CallObserver.Activity end) {
		boolean won;
		try {
			won = this.store.end(call.record().id(), outcome, claim);
		}
		catch (RuntimeException ex) {
			end.failed(ex);
			throw ex;
		}
		if (!won) {
			end.lost();
			this.registry.drained(call.record().id());
		}
		return won;
	}

	Duration remaining(LiveCall call) {
		return Duration.ofMillis(Math.max(0, call.record().deadline() - this.store.now()));
	}

	boolean assignKey(LiveCall call, String key) {
		if (key.length() > this.sizes.maxKey()) {
			throw new IllegalArgumentException(
					"The key has %d characters, and may have %d (asyncrpc.server.max-key-length)"
						.formatted(key.length(), this.sizes.maxKey()));
		}
		boolean assigned = this.store.assignKey(call.record().id(), key);
		if (assigned) {
			call.setKey(key);
		}
		return assigned;
	}

	void progress(LiveCall call, AsyncCallProgress progress) {
		this.store.progress(call.record().id(), progress);
	}

}
