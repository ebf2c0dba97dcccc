package org.asyncrpc.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import org.springframework.http.HttpStatus;

/**
 * A problem as RFC 9457 describes it, with the members that this protocol adds.
 *
 * @param status the HTTP status
 * @param code the code that a client branches on
 * @param detail a sentence for a person, or {@code null}
 * @param callId the id of the call, or {@code null} if there is none
 * @param errors why arguments were refused, empty for every other code
 * @param members further members as a JSON object in UTF-8, or {@code null}
 */
public record Problem(int status, String code, @Nullable String detail, @Nullable String callId,
		List<ArgumentError> errors, byte @Nullable [] members) {

	/**
	 * The media type of a problem.
	 */
	public static final String MEDIA_TYPE = "application/problem+json";

	/**
	 * A problem that the protocol itself defines, before there is a call.
	 * @param code the code
	 * @param detail a sentence for a person
	 * @return the problem
	 */
	public static Problem of(ErrorCode code, String detail) {
		return new Problem(code.status(), code.name(), detail, null, List.of(), null);
	}

	/**
	 * Arguments that were refused, before there is a call.
	 * @param errors why
	 * @return the problem
	 */
	public static Problem invalidArguments(List<ArgumentError> errors) {
		return new Problem(ErrorCode.INVALID_ARGUMENTS.status(), ErrorCode.INVALID_ARGUMENTS.name(),
				"The arguments are not what the operation takes", null, errors, null);
	}

	/**
	 * The document.
	 * @return the JSON in UTF-8
	 */
	public byte[] toJson() {
		return RpcJson.toBytes(this::writeTo);
	}

	void writeTo(JsonGenerator json) {
		json.writeStartObject();
		HttpStatus known = HttpStatus.resolve(this.status);
		if (known != null) {
			json.writeStringProperty("title", known.getReasonPhrase());
		}
		json.writeNumberProperty("status", this.status);
		if (this.detail != null) {
			json.writeStringProperty("detail", this.detail);
		}
		json.writeStringProperty("code", this.code);
		if (this.callId != null) {
			json.writeStringProperty("callId", this.callId);
		}
		if (!this.errors.isEmpty()) {
			writeErrors(json);
		}
		if (this.members != null) {
			writeMembers(json, this.members);
		}
		json.writeEndObject();
	}

	private void writeErrors(JsonGenerator json) {
		json.writeArrayPropertyStart("errors");
		for (ArgumentError error : this.errors) {
			json.writeStartObject();
			json.writeStringProperty("pointer", error.pointer());
			json.writeStringProperty("detail", error.detail());
			json.writeEndObject();
		}
		json.writeEndArray();
	}

	private static void writeMembers(JsonGenerator json, byte[] members) {
		try (JsonParser parser = RpcJson.MAPPER.createParser(members)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				json.copyCurrentEvent(parser);
				parser.nextToken();
				json.copyCurrentStructureExact(parser);
			}
		}
	}

}
