package org.asyncrpc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the server said about a call.
 *
 * @param callId the identifier of the call
 * @param operation the operation, as {@code manager/method}
 * @param state the state of the call
 * @param cancelRequested whether its result is no longer wanted
 * @param acceptedAt when the server accepted the call
 * @param deadline when the server ends the call at the latest
 * @param endedAt when the call ended, or {@code null} while it is outstanding
 * @param key the business key of the call, or {@code null} if it has none
 * @param progress the latest progress, or {@code null} if there is none
 */
public record AsyncCallStatus(String callId, String operation, AsyncCallState state, boolean cancelRequested,
		Instant acceptedAt, Instant deadline, @Nullable Instant endedAt, @Nullable String key,
		@Nullable AsyncCallProgress progress) {

}
