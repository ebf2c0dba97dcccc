package org.asyncrpc.server;

import java.util.List;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * Decides what a client is told about an exception: never its text.
 */
final class AbortMapper {

	private final List<ExceptionMapping> mappings;

	AbortMapper(List<ExceptionMapping> mappings) {
		this.mappings = List.copyOf(mappings);
	}

	Outcome map(CallRecord call, Throwable thrown) {
		Throwable failure = Failures.unwrap(thrown);
		for (ExceptionMapping mapping : this.mappings) {
			Outcome outcome = mapping.map(failure);
			if (outcome != null) {
				return outcome;
			}
		}
		if (failure instanceof ErrorResponse response && response.getStatusCode().isError()) {
			return map(response);
		}
		Failures.log("A call of '%s' failed (%s…)".formatted(call.operation(), call.id().prefix()), failure);
		return Outcome.aborted(ErrorCode.CALL_FAILED.name(), ErrorCode.CALL_FAILED.status(), "The operation failed");
	}

	// The body of an error response is meant for the client, unlike a message.
	private static Outcome map(ErrorResponse response) {
		ProblemDetail body = response.getBody();
		Object code = (body.getProperties() != null) ? body.getProperties().get("code") : null;
		return new Outcome(AsyncCallState.ABORTED, response.getStatusCode().value(), null,
				(code instanceof String text) ? text : ErrorCode.CALL_FAILED.name(), detail(body), null);
	}

	private static @Nullable String detail(ProblemDetail body) {
		return (body.getDetail() != null) ? body.getDetail() : body.getTitle();
	}

}
