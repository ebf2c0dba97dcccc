package org.asyncrpc.actuate;

import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.actuate.CallDescriptor.OutcomeDescriptor;
import org.asyncrpc.actuate.CallDescriptor.ProgressDescriptor;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Describes single calls.
 */
final class CallDescriber {

	private final LongSupplier clock;

	private final ValueSanitizer values;

	CallDescriber(LongSupplier clock, List<SanitizingFunction> sanitizingFunctions) {
		this.clock = clock;
		this.values = new ValueSanitizer(sanitizingFunctions);
	}

	@Nullable CallDescriptor describe(@Nullable StoredCall call, boolean showValues) {
		if (call == null) {
			return null;
		}
		CallRecord record = call.record();
		return new CallDescriptor(record.id().toString(), record.operation(), call.state(), call.draining(),
				call.cancelRequested(), record.principal(), call.key(), key(record.idempotency()),
				record.clientAddress(), record.node(), record.traceId(), Instant.ofEpochMilli(record.acceptedAt()),
				Age.of(record.acceptedAt(), this.clock.getAsLong()), Instant.ofEpochMilli(record.deadline()),
				call.state().isEnded() ? Instant.ofEpochMilli(call.endedAt()) : null,
				describe(call.progress(), showValues), describe(call.outcome(), showValues));
	}

	private @Nullable ProgressDescriptor describe(@Nullable AsyncCallProgress progress, boolean showValues) {
		return (progress != null) ? new ProgressDescriptor(progress.fraction(),
				this.values.sanitize("message", progress.message(), showValues)) : null;
	}

	private @Nullable OutcomeDescriptor describe(@Nullable Outcome outcome, boolean showValues) {
		return (outcome != null) ? new OutcomeDescriptor(outcome.status(), outcome.code(),
				this.values.sanitize("detail", outcome.detail(), showValues),
				this.values.sanitizeJson("reply", outcome.reply(), showValues),
				this.values.sanitizeJson("members", outcome.members(), showValues)) : null;
	}

	private static @Nullable String key(@Nullable Idempotency idempotency) {
		return (idempotency != null) ? idempotency.key() : null;
	}

}
