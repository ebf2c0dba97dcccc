package org.asyncrpc;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The server's handle on one call: always the first parameter of a manager's operation,
 * and the way to send the reply, now or later, from whichever thread has it.
 * <p>
 * A handle may be kept anywhere, is safe for use by any thread and outlives the request.
 * Its call ends once: the first complete, abort, abortive cancel or deadline wins and
 * gets {@code true}; every later one gets {@code false} and changes nothing.
 * <p>
 * In a transaction of Spring an end is provisional until the commit, and nobody hears of
 * it before. If somebody else ends the call meanwhile, the commit can fail with a
 * {@link CallEndedException}. Who meets a call that another transaction is just ending
 * waits for a few seconds, then gets a {@link CallBusyException}, and can try again.
 * <p>
 * The model is the server side of Microsoft RPC's asynchronous handle, see "Handling
 * Asynchronous Calls" and "Sending the Asynchronous Reply" in its documentation.
 *
 * @param <R> the type of the reply
 */
public interface AsyncCallHandle<R> {

	/**
	 * The unguessable identifier of the call. Whoever has it can end the call through
	 * {@link AsyncCalls}; so once it was asked for, the call is no longer ended when this
	 * handle is lost.
	 * @return the identifier, 32 hexadecimal digits
	 */
	String callId();

	/**
	 * What is known about the call.
	 * @return a snapshot
	 */
	AsyncCallInfo info();

	/**
	 * Sends the reply and ends the call. The reply is written as JSON, with the reply
	 * type that the operation declares, before the call is claimed.
	 * @param reply the reply, or {@code null} for none
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 * @throws ReplyException if the reply is of a wrong type or cannot be written as
	 * JSON; the call stays outstanding
	 */
	boolean complete(@Nullable R reply);

	/**
	 * Ends the call without a reply.
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	default boolean complete() {
		return complete(null);
	}

	/**
	 * Ends the call as the stage ends: completes with its value, or aborts as
	 * {@link #abort(Throwable)} does. When the call ends in another way, or its client
	 * asks to cancel it, the stage is cancelled. A value that cannot be sent aborts the
	 * call with {@code CALL_FAILED}.
	 * @param stage where the reply will come from
	 */
	void completeFrom(CompletionStage<? extends R> stage);

	/**
	 * Ends the call with a code of the application's own. No reply is sent.
	 * @param code a code that the client can branch on, such as {@code OUT_OF_STOCK}
	 * @param detail a sentence for a person, or {@code null}
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	default boolean abort(String code, @Nullable String detail) {
		return abort(AbortReason.of(code, detail));
	}

	/**
	 * Ends the call for a reason of the application's own. No reply is sent.
	 * @param reason the code, the HTTP status and what else the client shall know
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 * @throws ReplyException if a member of the reason cannot be written as JSON; the
	 * call stays outstanding
	 */
	boolean abort(AbortReason reason);

	/**
	 * Ends the call because of an exception, as if the manager's method had thrown it: an
	 * {@code ErrorResponse} keeps its status, a refused access is {@code FORBIDDEN},
	 * failed validation is {@code INVALID_ARGUMENTS}, anything else {@code CALL_FAILED}.
	 * What a future has wrapped in a {@code CompletionException} counts as thrown itself.
	 * The text of the exception never reaches the client.
	 * @param cause what went wrong
	 * @return {@code true} if this ended the call, {@code false} if it had ended before
	 */
	boolean abort(Throwable cause);

	/**
	 * Whether nobody has ended the call yet, as far as this node knows. Costs nothing.
	 * @return {@code true} until the call ends
	 */
	boolean isOutstanding();

	/**
	 * Whether the call's result is no longer wanted: its client asked to cancel it, or
	 * its deadline has passed. Costs nothing, so that a computation can poll it.
	 * @return {@code true} from the first cancel, or from the deadline, on
	 */
	boolean isCancelRequested();

	/**
	 * What is left until the deadline ends the call. A manager that calls further passes
	 * this on.
	 * @return the time, zero once the deadline has passed
	 */
	Duration remaining();

	/**
	 * Runs a listener once when {@link #isCancelRequested()} becomes true; at once if it
	 * already is. Listeners run on the notification executor.
	 * @param listener what to run
	 * @return this handle
	 */
	AsyncCallHandle<R> onCancel(Runnable listener);

	/**
	 * Runs a listener once when the connection that the call came in on is found closed
	 * while the original request is still held. Best effort: HTTP/2 tells at once,
	 * HTTP/1.1 only by a write that fails. The call itself goes on.
	 * @param listener what to run
	 * @return this handle
	 */
	AsyncCallHandle<R> onDisconnect(Runnable listener);

	/**
	 * Runs a listener once when the call has ended, however it ended; at once if it
	 * already has. Listeners run on the notification executor.
	 * @param listener gets the call as it ended
	 * @return this handle
	 */
	AsyncCallHandle<R> onEnd(Consumer<AsyncCallInfo> listener);

	/**
	 * Gives the call a business key, such as an order number, by which {@link AsyncCalls}
	 * finds it while it is outstanding. A call has one key; a second one replaces the
	 * first. Does nothing if the call has ended.
	 * @param key unique among the outstanding calls of the operation
	 * @return this handle
	 * @throws DuplicateKeyException if another outstanding call of the operation has it
	 * @throws IllegalArgumentException if the key is longer than the server allows
	 */
	AsyncCallHandle<R> key(String key);

	/**
	 * Publishes how far the call has come. Only the latest progress is kept; it is shown
	 * in the call document and sent to whoever follows the call's events. Does nothing if
	 * the call has ended.
	 * @param fraction how much is done, 0 to 1
	 * @param message a few words for a person, or {@code null}
	 */
	void progress(double fraction, @Nullable String message);

	/**
	 * Wraps a task so that it runs with the context that the current thread has now. In
	 * the manager's method that is the context of the request which made this call: its
	 * security principal, trace, logging context (MDC), the current call, and whatever
	 * else is registered with Micrometer's context propagation.
	 * @param task what to run, on any thread
	 * @return the task with the context around it
	 */
	Runnable withContext(Runnable task);

}
