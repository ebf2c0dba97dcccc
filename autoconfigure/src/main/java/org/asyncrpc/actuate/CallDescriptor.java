package org.asyncrpc.actuate;

import java.time.Duration;
import java.time.Instant;

import org.asyncrpc.AsyncCallState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of a call in full.
 *
 * @param callId the id of the call
 * @param operation the operation
 * @param state the state of the call
 * @param draining whether the call ended without its manager, which may still be at work
 * @param cancelRequested whether its result is no longer wanted
 * @param principal the caller, or {@code null} if anonymous
 * @param key the business key, or {@code null}
 * @param idempotencyKey the key of the client's request, or {@code null}
 * @param clientAddress the address that the request came from, or {@code null}
 * @param node the node that accepted the call, or {@code null} if unknown
 * @param traceId the trace that the call belongs to, or {@code null}
 * @param acceptedAt when the call was accepted
 * @param age the time since then
 * @param deadline when the call ends at the latest
 * @param endedAt when the call ended, or {@code null} while it is outstanding
 * @param progress the latest progress, or {@code null}
 * @param outcome how the call ended, or {@code null} while it is outstanding
 */
public record CallDescriptor(String callId, String operation, AsyncCallState state, boolean draining,
		boolean cancelRequested, @Nullable String principal, @Nullable String key, @Nullable String idempotencyKey,
		@Nullable String clientAddress, @Nullable String node, @Nullable String traceId, Instant acceptedAt,
		Duration age, Instant deadline, @Nullable Instant endedAt, @Nullable ProgressDescriptor progress,
		@Nullable OutcomeDescriptor outcome) implements OperationResponseBody {

	/**
	 * Description of how far a call has come.
	 *
	 * @param fraction how much is done, 0 to 1
	 * @param message what the application says about it, a value that may be sanitized
	 */
	public record ProgressDescriptor(double fraction, @Nullable Object message) {
	}

	/**
	 * Description of how a call ended. Whatever the application has said to its client is
	 * a value that may be sanitized.
	 *
	 * @param status the HTTP status of the answer
	 * @param code the code, or {@code null} for a completed call
	 * @param detail the sentence for a person
	 * @param reply the reply
	 * @param members further members of the problem
	 */
	public record OutcomeDescriptor(int status, @Nullable String code, @Nullable Object detail, @Nullable Object reply,
			@Nullable Object members) {
	}

}
