package org.asyncrpc.wire;

import java.time.DateTimeException;
import java.time.Instant;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads call documents.
 */
public final class ReceivedCall {

	private ReceivedCall() {
	}

	/**
	 * Reads a call document. Members that are not known are ignored, and an unknown state
	 * counts as outstanding until the call has ended.
	 * @param json the JSON in UTF-8
	 * @return what it says, or {@code null} if it is no call document
	 */
	public static @Nullable AsyncCallStatus parse(byte[] json) {
		try {
			JsonNode document = RpcJson.MAPPER.readTree(json);
			Instant endedAt = document.path("endedAt").isString() ? instant(document, "endedAt") : null;
			return new AsyncCallStatus(document.path("callId").stringValue(), document.path("operation").stringValue(),
					state(document.path("state").stringValue(), endedAt),
					document.path("cancelRequested").asBoolean(false), instant(document, "acceptedAt"),
					instant(document, "deadline"), endedAt, document.path("key").stringValue(null),
					progress(document.path("progress")));
		}
		catch (JacksonException | DateTimeException ex) {
			return null;
		}
	}

	private static Instant instant(JsonNode document, String name) {
		return Instant.parse(document.path(name).stringValue());
	}

	private static AsyncCallState state(String name, @Nullable Instant endedAt) {
		for (AsyncCallState state : AsyncCallState.values()) {
			if (state.name().equals(name)) {
				return state;
			}
		}
		return (endedAt != null) ? AsyncCallState.ABORTED : AsyncCallState.OUTSTANDING;
	}

	private static @Nullable AsyncCallProgress progress(JsonNode progress) {
		double fraction = progress.path("fraction").asDouble(-1);
		if (fraction < 0 || fraction > 1) {
			return null;
		}
		return new AsyncCallProgress(fraction, progress.path("message").stringValue(null));
	}

}
