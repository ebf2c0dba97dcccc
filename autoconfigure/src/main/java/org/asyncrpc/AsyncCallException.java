package org.asyncrpc;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended for its client, if not with a reply.
 */
public abstract class AsyncCallException extends RuntimeException {

	private final String operation;

	private final @Nullable String callId;

	private final boolean repeatable;

	/**
	 * Create an exception.
	 * @param message what happened
	 * @param cause why, or {@code null}
	 * @param operation the operation, as {@code manager/method}
	 * @param callId the id of the call, or {@code null} if the client does not know it
	 * @param repeatable whether it is certain that nothing was done
	 */
	protected AsyncCallException(String message, @Nullable Throwable cause, String operation, @Nullable String callId,
			boolean repeatable) {
		super(message, cause);
		this.operation = operation;
		this.callId = callId;
		this.repeatable = repeatable;
	}

	/**
	 * The operation that was called.
	 * @return the operation, as {@code manager/method}
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * The identifier of the call.
	 * @return the identifier, or {@code null} if the server had not accepted the call, or
	 * the client does not know whether it had
	 */
	public @Nullable String callId() {
		return this.callId;
	}

	/**
	 * Whether it is certain that the manager's method has not run, so that the call can
	 * be made again without doing anything twice. If not, the work may have been done,
	 * may still be going on, or may never have begun.
	 * @return {@code true} if nothing was done
	 */
	public boolean isRepeatable() {
		return this.repeatable;
	}

}
