package org.asyncrpc.actuate;

import java.time.Duration;
import java.time.Instant;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Description of a call in a list.
 *
 * @param callId the id of the call
 * @param operation the operation
 * @param state the state of the call
 * @param draining whether the call ended without its manager, which may still be at work
 * @param cancelRequested whether its result is no longer wanted
 * @param principal the caller, or {@code null} if anonymous
 * @param key the business key, or {@code null}
 * @param acceptedAt when the call was accepted
 * @param age the time since then
 * @param deadline when the call ends at the latest
 */
public record CallSummary(String callId, String operation, AsyncCallState state, boolean draining,
		boolean cancelRequested, @Nullable String principal, @Nullable String key, Instant acceptedAt, Duration age,
		Instant deadline) {

	static CallSummary of(StoredCall call, long now) {
		CallRecord record = call.record();
		return new CallSummary(record.id().toString(), record.operation(), call.state(), call.draining(),
				call.cancelRequested(), record.principal(), call.key(), Instant.ofEpochMilli(record.acceptedAt()),
				Age.of(record.acceptedAt(), now), Instant.ofEpochMilli(record.deadline()));
	}

}
