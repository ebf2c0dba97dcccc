package org.asyncrpc.client;

import java.util.concurrent.CompletableFuture;

/**
 * The future that the application gets.
 *
 * @param <R> the type of the reply
 */
final class CallFuture<R> extends CompletableFuture<R> {

	private final Runnable whenCancelled;

	CallFuture(Runnable whenCancelled) {
		this.whenCancelled = whenCancelled;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean wasDone = isDone();
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		if (cancelled && !wasDone) {
			this.whenCancelled.run();
		}
		return cancelled;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new CompletableFuture<>();
	}

}
