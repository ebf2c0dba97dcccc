package org.asyncrpc.wire;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A problem as a client reads it.
 *
 * @param status the HTTP status in it, or that of the answer
 * @param code the code to branch on
 * @param detail a sentence for a person, or {@code null}
 * @param callId the id of the call, or {@code null} if there is none
 * @param members all further members, as strings, numbers, booleans, lists and maps
 */
public record ReceivedProblem(int status, String code, @Nullable String detail, @Nullable String callId,
		Map<String, @Nullable Object> members) {

	/**
	 * Reads the document.
	 * @param json holds the JSON in UTF-8
	 * @param offset where the document begins
	 * @param length the number of its bytes
	 * @param status the status of the answer, 400 to 599
	 * @return the problem, or {@code null} if this is none of the protocol: it has no
	 * code
	 */
	public static @Nullable ReceivedProblem parse(byte[] json, int offset, int length, int status) {
		try {
			JsonNode document = RpcJson.MAPPER.readTree(json, offset, length);
			String code = text(document, "code");
			if (code == null || code.isBlank()) {
				return null;
			}
			return new ReceivedProblem(status, code, text(document, "detail"), text(document, "callId"),
					members(document));
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static @Nullable String text(JsonNode document, String name) {
		JsonNode value = document.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	private static Map<String, @Nullable Object> members(JsonNode document) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		document.properties().forEach((member) -> {
			switch (member.getKey()) {
				case "type", "title", "status", "detail", "instance", "code", "callId" -> {
				}
				default -> members.put(member.getKey(), RpcJson.MAPPER.treeToValue(member.getValue(), Object.class));
			}
		});
		return members;
	}

}
