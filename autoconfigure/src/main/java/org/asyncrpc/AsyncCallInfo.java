package org.asyncrpc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a call at the moment of asking.
 *
 * @param callId the unguessable identifier of the call
 * @param operation the operation, as {@code manager/method}
 * @param state the state of the call
 * @param principal the name of the caller, or {@code null} if the request was anonymous
 * @param acceptedAt when the server accepted the call
 * @param deadline when the server will end the call at the latest
 * @param clientAddress the address that the request came from, or {@code null} if unknown
 * @param key the business key of the call, or {@code null} if it has none
 * @param traceId the id of the trace that the request belongs to, or {@code null} if it
 * is not traced
 */
public record AsyncCallInfo(String callId, String operation, AsyncCallState state, @Nullable String principal,
		Instant acceptedAt, Instant deadline, @Nullable String clientAddress, @Nullable String key,
		@Nullable String traceId) {

}
