package org.asyncrpc.store;

import org.jspecify.annotations.Nullable;

/**
 * What is decided about a call when it is accepted, and never changes. Instants are
 * milliseconds since the epoch, because a million of these wait in memory.
 *
 * @param id the id of the call
 * @param operation the operation, as {@code manager/method}
 * @param principal the caller who owns the call, or {@code null} if it was anonymous
 * @param acceptedAt when the call was accepted, by the clock of the store
 * @param deadline when the call ends at the latest, by the clock of the store
 * @param clientAddress the address that the request came from, or {@code null}
 * @param trace where in a trace the call was made, or {@code null}
 * @param idempotency what makes a repeated request the same call, or {@code null}
 * @param home where the call was accepted
 */
public record CallRecord(CallId id, String operation, @Nullable String principal, long acceptedAt, long deadline,
		@Nullable String clientAddress, @Nullable TraceParent trace, @Nullable Idempotency idempotency, Home home) {

	/**
	 * The node that accepted the call.
	 * @return its name, for operators
	 */
	public String node() {
		return this.home.node();
	}

	/**
	 * The id of the trace that the call belongs to.
	 * @return 32 hexadecimal digits, or {@code null} if the call is not traced
	 */
	public @Nullable String traceId() {
		return (this.trace != null) ? this.trace.traceId() : null;
	}

}
