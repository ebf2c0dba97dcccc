package org.asyncrpc.server;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallInfo;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.DuplicateKeyException;
import org.asyncrpc.store.Claim;
import org.jspecify.annotations.Nullable;

/**
 * The handle that managers get. It is apart from the {@link LiveCall}, which the server
 * holds, so that the garbage collector can tell when nobody can use it any more; whatever
 * acts on the call keeps the handle reachable until it is done.
 */
final class CallHandle implements AsyncCallHandle<Object> {

	private final LiveCall call;

	private final Claim claim;

	private final CallEnder ender;

	CallHandle(LiveCall call, Claim claim, CallEnder ender) {
		this.call = call;
		this.claim = claim;
		this.ender = ender;
	}

	@Override
	public String callId() {
		this.call.setReachableById();
		return this.call.record().id().toString();
	}

	@Override
	public AsyncCallInfo info() {
		this.call.setReachableById();
		return this.call.info();
	}

	@Override
	public boolean complete(@Nullable Object reply) {
		try {
			return this.ender.complete(this.call, reply, this.claim);
		}
		finally {
			Reference.reachabilityFence(this);
		}
	}

	@Override
	public void completeFrom(CompletionStage<?> stage) {
		StageCompletion.of(this, this.call, stage);
	}

	@Override
	public boolean abort(AbortReason reason) {
		try {
			return this.ender.abort(this.call, reason, this.claim);
		}
		finally {
			Reference.reachabilityFence(this);
		}
	}

	@Override
	public boolean abort(Throwable cause) {
		try {
			return this.ender.abort(this.call, cause, this.claim);
		}
		finally {
			Reference.reachabilityFence(this);
		}
	}

	@Override
	public boolean isOutstanding() {
		return this.call.isOutstanding();
	}

	@Override
	public boolean isCancelRequested() {
		return this.call.isCancelRequested();
	}

	@Override
	public Duration remaining() {
		return this.ender.remaining(this.call);
	}

	@Override
	public AsyncCallHandle<Object> onCancel(Runnable listener) {
		return on(CallListener.Event.CANCEL, (info) -> listener.run());
	}

	@Override
	public AsyncCallHandle<Object> onDisconnect(Runnable listener) {
		return on(CallListener.Event.DISCONNECT, (info) -> listener.run());
	}

	@Override
	public AsyncCallHandle<Object> onEnd(Consumer<AsyncCallInfo> listener) {
		return on(CallListener.Event.END, listener);
	}

	private AsyncCallHandle<Object> on(CallListener.Event event, Consumer<AsyncCallInfo> listener) {
		this.call.listen(event, listener, this.ender.notifications());
		return this;
	}

	@Override
	public AsyncCallHandle<Object> key(String key) {
		this.call.setReachableById();
		if (!this.ender.assignKey(this.call, key)) {
			throw new DuplicateKeyException(this.call.record().operation());
		}
		return this;
	}

	@Override
	public void progress(double fraction, @Nullable String message) {
		this.ender.progress(this.call, new AsyncCallProgress(fraction, message));
		Reference.reachabilityFence(this);
	}

	@Override
	public Runnable withContext(Runnable task) {
		return this.ender.context().wrap(task);
	}

	@Override
	public String toString() {
		return "AsyncCallHandle[operation=%s, callId=%s…]".formatted(this.call.record().operation(),
				this.call.record().id().prefix());
	}

}
