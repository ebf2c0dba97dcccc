package org.asyncrpc.wire;

/**
 * Names of the HTTP headers that the protocol uses.
 */
public final class RpcHeaders {

	/** Response: the id of the call that the answer is about. */
	public static final String CALL_ID = "Call-Id";

	/** Request: how long the call may stay outstanding, in seconds. */
	public static final String CALL_TIMEOUT = "Call-Timeout";

	/** Request: ids of calls whose outcomes the client has. */
	public static final String CALL_ACK = "Call-Ack";

	/** Request: the binding that calls are made on. */
	public static final String CALL_BINDING = "Call-Binding";

	/** Response: tells a binding from a later one that has the same id. */
	public static final String BINDING_INSTANCE = "Binding-Instance";

	/**
	 * Request: the store that the request is meant for. Response to such a request: the
	 * store that there is, if it ends with its server.
	 */
	public static final String STORE_INSTANCE = "Store-Instance";

	/** Request: the last event of a stream that the client has. */
	public static final String LAST_EVENT_ID = "Last-Event-ID";

	/** Request: makes a repeated request the same call. */
	public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	/** Request: how long ago the first request with the same key was sent, in seconds. */
	public static final String REPEAT_AGE = "Repeat-Age";

	/** Request: how long the client wants to wait (RFC 7240). */
	public static final String PREFER = "Prefer";

	/** Response: which preferences were honoured (RFC 7240). */
	public static final String PREFERENCE_APPLIED = "Preference-Applied";

	/** Request: the trace that the call belongs to (W3C Trace Context). */
	public static final String TRACEPARENT = "traceparent";

	private RpcHeaders() {
	}

}
