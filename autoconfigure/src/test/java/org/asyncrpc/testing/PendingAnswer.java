package org.asyncrpc.testing;

import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/**
 * The answer to a request that was sent.
 */
public final class PendingAnswer {

	private final CompletableFuture<HttpResponse<byte[]>> future;

	private final Callable<Boolean> held;

	PendingAnswer(CompletableFuture<HttpResponse<byte[]>> future, Callable<Boolean> held) {
		this.future = future;
		this.held = held;
	}

	/**
	 * Waits until the server has let go of the request's thread, so that nothing but its
	 * clock and the call decide what happens next.
	 * @return this answer
	 */
	public PendingAnswer awaitHeld() {
		await().until(this.held);
		return this;
	}

	public boolean isAnswered() {
		return this.future.isDone();
	}

	/**
	 * Waits for the answer.
	 * @return the answer
	 */
	public RpcAnswer answer() {
		return new RpcAnswer(this.future.orTimeout(20, TimeUnit.SECONDS).join());
	}

	/**
	 * Closes the connection without waiting for the answer.
	 */
	public void disconnect() {
		this.future.cancel(true);
	}

}
