package org.asyncrpc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The client's handle on one call. Safe for use by any thread; no thread waits for the
 * call unless one does so with {@link #await}.
 * <p>
 * A call that ends otherwise than with its reply ends with an {@link AsyncCallException}:
 * an {@link AsyncCallAbortedException} if the server said so or the deadline passed, an
 * {@link AsyncCallTransportException} if the server could not be understood or reached.
 * <p>
 * The model is the client side of Microsoft RPC's asynchronous handle, see "Making
 * Asynchronous Calls" and "Canceling Asynchronous Calls" in its documentation.
 *
 * @param <R> the type of the reply
 */
public interface AsyncCall<R> {

	/**
	 * The identifier of the call, by which it can be taken up again with
	 * {@link AsyncRpcClients}. Waits until the server has said so, which it is asked for
	 * if need be: one exchange of messages, as long as the server can be reached. See
	 * {@link #accepted()} for a way not to wait.
	 * @return the identifier
	 * @throws AsyncCallException if the call ended without having become known to the
	 * server
	 */
	String callId();

	/**
	 * The identifier of the call, once the server has the call. Asks the server for it,
	 * if need be.
	 * @return the identifier to come; ends exceptionally if the call ends without one
	 */
	CompletableFuture<String> accepted();

	/**
	 * The state of the call as far as this client knows. Costs nothing, so that it can be
	 * polled.
	 * @return {@link AsyncCallState#OUTSTANDING} until the client has the outcome
	 */
	AsyncCallState status();

	/**
	 * Asks the server what it knows about the call.
	 * @return the answer to come; ends with an {@link AsyncCallException} if the server
	 * does not know the call or cannot be reached
	 */
	CompletableFuture<AsyncCallStatus> inquire();

	/**
	 * The reply to come; always the same future. It ends exceptionally with an
	 * {@link AsyncCallException}. Cancelling it cancels the call, abortively. What
	 * depends on it runs on the client's callback executor, unless an executor is given
	 * with {@code whenCompleteAsync} and its like.
	 * @return the future, which ends with {@code null} if there is no reply
	 */
	CompletableFuture<R> future();

	/**
	 * Waits for the reply. The end of the wait does not end the call.
	 * @param timeout for how long to wait at the most
	 * @return the reply, {@code null} if there is none
	 * @throws TimeoutException if the call is still outstanding by then
	 * @throws InterruptedException if the thread was interrupted; the call goes on
	 * @throws AsyncCallException if the call ended otherwise than with a reply
	 * @throws java.util.concurrent.CancellationException if the future was cancelled
	 */
	@Nullable R await(Duration timeout) throws TimeoutException, InterruptedException;

	/**
	 * Asks the manager to cancel the call, which may well be completed all the same.
	 * Returns at once and does nothing if the call has ended.
	 */
	void cancel();

	/**
	 * Ends the call at once, with {@code CALL_CANCELLED}. Returns at once and does
	 * nothing if the call has ended.
	 */
	void cancelAbortively();

	/**
	 * Is told how far the call has come, from now on, at most about once a second. Runs
	 * on the client's callback executor, never at the same time for one call.
	 * @param listener gets the latest progress whenever it has changed
	 * @return this call
	 */
	AsyncCall<R> onProgress(Consumer<AsyncCallProgress> listener);

}
