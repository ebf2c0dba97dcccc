package org.asyncrpc.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The body of a request to cancel a call.
 *
 * @param abortive whether to end the call at once, rather than to ask its manager
 */
public record CancelRequest(boolean abortive) {

	private static final ObjectReader READER = RpcJson.MAPPER.reader()
		.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

	/**
	 * Reads the body.
	 * @param body the JSON in UTF-8; empty or blank means an empty object
	 * @return the request, or {@code null} if the body is none
	 */
	public static @Nullable CancelRequest parse(byte[] body) {
		try {
			JsonNode document = READER.readTree(body);
			JsonNode abortive = document.path("abortive");
			boolean empty = document.isMissingNode();
			boolean valid = (document.isObject() || empty) && (abortive.isMissingNode() || abortive.isBoolean());
			return valid ? new CancelRequest(abortive.asBoolean(false)) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * The body.
	 * @return the JSON in UTF-8
	 */
	public byte[] toJson() {
		return RpcJson.toBytes((json) -> {
			json.writeStartObject();
			json.writeBooleanProperty("abortive", this.abortive);
			json.writeEndObject();
		});
	}

}
