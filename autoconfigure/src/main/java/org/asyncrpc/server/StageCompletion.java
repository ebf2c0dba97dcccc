package org.asyncrpc.server;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;

import org.asyncrpc.AbortReason;
import org.asyncrpc.ReplyException;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call as a stage ends, and cancels the stage when the call has no use for it any
 * more.
 */
final class StageCompletion {

	private StageCompletion() {
	}

	static void of(CallHandle handle, LiveCall call, CompletionStage<?> stage) {
		stage.whenComplete((reply, failure) -> end(handle, call, reply, failure));
		// Weak: a stage that nobody else holds will never end, and must not keep the
		// handle from being found abandoned.
		WeakReference<CompletionStage<?>> weakStage = new WeakReference<>(stage);
		Runnable cancel = () -> cancel(weakStage.get());
		handle.onCancel(cancel);
		handle.onEnd((info) -> cancel.run());
	}

	// Nobody sees what is thrown here: it would end in a stage that nobody has.
	private static void end(CallHandle handle, LiveCall call, @Nullable Object reply, @Nullable Throwable failure) {
		try {
			if (failure != null) {
				abort(handle, call, Failures.unwrap(failure));
			}
			else {
				complete(handle, reply);
			}
		}
		catch (RuntimeException ex) {
			Failures.log("A call of '%s' could not be ended by its stage (%s…)".formatted(call.record().operation(),
					call.record().id().prefix()), ex);
		}
	}

	private static void complete(CallHandle handle, @Nullable Object reply) {
		try {
			handle.complete(reply);
		}
		catch (ReplyException ex) {
			handle.abort(ex);
		}
	}

	private static void abort(CallHandle handle, LiveCall call, Throwable failure) {
		if (failure instanceof CancellationException && call.isCancelRequested()) {
			handle.abort(new AbortReason(ErrorCode.CALL_CANCELLED.name(), ErrorCode.CALL_CANCELLED.status(),
					"The call was cancelled", Map.of()));
		}
		else {
			handle.abort(failure);
		}
	}

	private static void cancel(@Nullable CompletionStage<?> stage) {
		if (stage == null) {
			return;
		}
		try {
			stage.toCompletableFuture().cancel(true);
		}
		catch (UnsupportedOperationException ex) {
			// CompletionStage allows this: such a stage cannot be cancelled
		}
	}

}
