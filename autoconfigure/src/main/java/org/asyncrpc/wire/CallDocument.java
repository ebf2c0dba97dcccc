package org.asyncrpc.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The document that describes a call to its client.
 *
 * @param callId the id of the call
 * @param operation the operation, as {@code manager/method}
 * @param state the state of the call
 * @param cancelRequested whether its result is no longer wanted
 * @param acceptedAt when the server accepted the call
 * @param deadline when the server ends the call at the latest
 * @param endedAt when the call ended, or {@code null} while it is outstanding
 * @param key the business key, or {@code null}
 * @param progress the latest progress, or {@code null}
 * @param reply the reply as JSON in UTF-8, or {@code null} if there is none
 * @param problem why there is no reply, or {@code null}
 */
public record CallDocument(String callId, String operation, AsyncCallState state, boolean cancelRequested,
		Instant acceptedAt, Instant deadline, @Nullable Instant endedAt, @Nullable String key,
		@Nullable AsyncCallProgress progress, byte @Nullable [] reply, @Nullable Problem problem) {

	/**
	 * The document.
	 * @return the JSON in UTF-8
	 */
	public byte[] toJson() {
		return RpcJson.toBytes((json) -> {
			json.writeStartObject();
			writeCall(json);
			writeOutcome(json);
			json.writeEndObject();
		});
	}

	private void writeCall(JsonGenerator json) {
		json.writeStringProperty("callId", this.callId);
		json.writeStringProperty("operation", this.operation);
		json.writeStringProperty("state", this.state.name());
		json.writeBooleanProperty("cancelRequested", this.cancelRequested);
		json.writeStringProperty("acceptedAt", this.acceptedAt.toString());
		json.writeStringProperty("deadline", this.deadline.toString());
		if (this.endedAt != null) {
			json.writeStringProperty("endedAt", this.endedAt.toString());
		}
		if (this.key != null) {
			json.writeStringProperty("key", this.key);
		}
		if (this.progress != null) {
			json.writeName("progress");
			ProgressDocument.writeTo(json, this.progress);
		}
	}

	private void writeOutcome(JsonGenerator json) {
		if (this.reply != null) {
			json.writeName("reply");
			json.writeRawValue(new String(this.reply, StandardCharsets.UTF_8));
		}
		if (this.problem != null) {
			json.writeName("problem");
			this.problem.writeTo(json);
		}
	}

}
