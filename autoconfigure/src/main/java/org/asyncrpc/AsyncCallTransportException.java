package org.asyncrpc;

import org.jspecify.annotations.Nullable;

/**
 * The client cannot tell how a call ended: its server was not reached, did not answer as
 * the protocol says, or sent a reply of another type; or the client was stopped. If the
 * call has an id, it can be taken up again with {@link AsyncRpcClients}.
 */
public class AsyncCallTransportException extends AsyncCallException {

	private final @Nullable Integer status;

	/**
	 * Create an exception.
	 * @param message what happened
	 * @param cause why, or {@code null}
	 * @param operation the operation, as {@code manager/method}
	 * @param callId the id of the call, or {@code null} if the client does not know it
	 * @param repeatable whether it is certain that nothing was done
	 * @param status the HTTP status of an answer that is not of the protocol, or
	 * {@code null} if there was none
	 */
	public AsyncCallTransportException(String message, @Nullable Throwable cause, String operation,
			@Nullable String callId, boolean repeatable, @Nullable Integer status) {
		super(message, cause, operation, callId, repeatable);
		this.status = status;
	}

	/**
	 * The HTTP status of an answer that is not of the protocol, such as one of a proxy or
	 * of the server's security.
	 * @return the status, or {@code null} if there was no such answer
	 */
	public @Nullable Integer status() {
		return this.status;
	}

}
