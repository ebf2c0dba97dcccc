package org.asyncrpc.wire;

/**
 * The codes that the protocol itself defines, with the HTTP status that each has. An
 * application adds its own with {@link org.asyncrpc.AbortReason}.
 */
public enum ErrorCode {

	/** The arguments, or a request header, are not what the operation takes. */
	INVALID_ARGUMENTS(400),

	/** Method security refused the caller. */
	FORBIDDEN(403),

	/** There is no such operation. */
	UNKNOWN_OPERATION(404),

	/** There is no such call, or it belongs to somebody else. */
	UNKNOWN_CALL(404),

	/** There is no such binding, or not any more. */
	UNKNOWN_BINDING(404),

	/** The resource does not take this HTTP method. */
	METHOD_NOT_ALLOWED(405),

	/** The call was cancelled abortively. */
	CALL_CANCELLED(409),

	/** The request is repeated so late that its idempotency key may be forgotten. */
	KEY_EXPIRED(412),

	/** The request is meant for a store that this server does not have. */
	OTHER_STORE(412),

	/** The body is larger than the server allows. */
	PAYLOAD_TOO_LARGE(413),

	/** The body is not JSON. */
	UNSUPPORTED_MEDIA_TYPE(415),

	/** The idempotency key belongs to a call with other arguments. */
	KEY_REUSED(422),

	/** The manager threw. */
	CALL_FAILED(500),

	/** The handle was lost, so that nobody can answer. */
	ABANDONED(500),

	/** The node that had the call is gone. */
	SERVER_LOST(500),

	/** The server has too many calls; safe to repeat. */
	TOO_BUSY(503),

	/** The server is shutting down; safe to repeat. */
	SERVER_STOPPING(503),

	/** The deadline passed. */
	DEADLINE_EXCEEDED(504);

	private final int status;

	ErrorCode(int status) {
		this.status = status;
	}

	/**
	 * The HTTP status of a problem with this code.
	 * @return the status, 400 to 599
	 */
	public int status() {
		return this.status;
	}

}
