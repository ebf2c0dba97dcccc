package org.asyncrpc.client;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallStatus;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The application's handle on a call.
 *
 * @param <R> the type of the reply
 */
final class ClientCall<R> implements AsyncCall<R> {

	private final RpcClient client;

	private final OutgoingCall call;

	private final CompletableFuture<String> accepted = new CompletableFuture<>();

	/**
	 * Ended as soon as the outcome is there, and never given away: who waits, waits here.
	 */
	private final CompletableFuture<@Nullable R> result = new CompletableFuture<>();

	private final CallFuture<R> future = new CallFuture<>(this::futureCancelled);

	private final ProgressWatch progress;

	private volatile CarriedCall carried = CarriedCall.NONE;

	ClientCall(RpcClient client, OutgoingCall call, ProgressWatch progress) {
		this.client = client;
		this.call = call;
		this.progress = progress;
		call.identified().thenAccept((callId) -> client.callback(() -> this.accepted.complete(callId)));
	}

	void carriedBy(CarriedCall carried) {
		this.carried = carried;
	}

	OutgoingCall outgoing() {
		return this.call;
	}

	// The call has ended, and what the caller gets is there.
	void finish(@Nullable R reply, @Nullable AsyncCallException failure) {
		if (failure == null) {
			this.result.complete(reply);
		}
		else {
			this.result.completeExceptionally(failure);
		}
		this.client.callback(() -> {
			if (failure == null) {
				this.future.complete(reply);
			}
			else {
				this.accepted.completeExceptionally(failure);
				this.future.completeExceptionally(failure);
			}
		});
	}

	@Override
	public String callId() {
		String callId = this.call.callId();
		if (callId != null) {
			return callId;
		}
		steer().identify();
		return join(CompletableFuture.anyOf(this.call.identified(), this.result)
			.thenApply((any) -> Objects.requireNonNull(this.call.callId())));
	}

	@Override
	public CompletableFuture<String> accepted() {
		if (this.call.callId() == null && !this.call.isEnded()) {
			steer().identify();
		}
		return this.accepted.copy();
	}

	@Override
	public AsyncCallState status() {
		CallOutcome outcome = this.call.outcome();
		return (outcome != null) ? outcome.state() : AsyncCallState.OUTSTANDING;
	}

	@Override
	public CompletableFuture<AsyncCallStatus> inquire() {
		return accepted().thenCompose((callId) -> this.client.inquire(this.call));
	}

	@Override
	public CompletableFuture<R> future() {
		return this.future;
	}

	@Override
	public @Nullable R await(Duration timeout) throws TimeoutException, InterruptedException {
		try {
			return this.result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw failure(ex.getCause());
		}
	}

	// Waits for the reply for as long as the call is outstanding.
	@Nullable R await() {
		return join(this.result);
	}

	private <T extends @Nullable Object> T join(CompletableFuture<T> waited) {
		try {
			return waited.get();
		}
		catch (ExecutionException ex) {
			throw failure(ex.getCause());
		}
		catch (InterruptedException ex) {
			cancelAbortively();
			Thread.currentThread().interrupt();
			throw new CancellationException("The thread that waited for the call was interrupted");
		}
	}

	private static RuntimeException failure(@Nullable Throwable cause) {
		Throwable failure = (cause instanceof CompletionException) ? cause.getCause() : cause;
		return (failure instanceof RuntimeException runtime) ? runtime : new IllegalStateException(failure);
	}

	@Override
	public void cancel() {
		if (!this.call.isEnded()) {
			steer().cancel(false);
		}
	}

	@Override
	public void cancelAbortively() {
		CallOutcome cancelled = Outcomes.local(this.call, ErrorCode.CALL_CANCELLED, "The call was cancelled", false);
		if (this.call.end(cancelled)) {
			steer().cancel(true);
		}
	}

	private void futureCancelled() {
		cancelAbortively();
	}

	@Override
	public AsyncCall<R> onProgress(Consumer<AsyncCallProgress> listener) {
		this.progress.add(listener);
		accepted().thenRun(this.progress::begin);
		return this;
	}

	private CarriedCall steer() {
		return this.carried;
	}

}
