package org.asyncrpc.server.operation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Replaces a value in a JSON text, or adds one that is missing.
 */
final class JsonRepair {

	private JsonRepair() {
	}

	static byte @Nullable [] replace(byte[] text, List<String> path, String value, StrictJson json) {
		JsonLocation location = find(text, path, json);
		if (location != null) {
			return splice(text, location.start(), location.end(), value);
		}
		JsonLocation parent = find(text, JsonPath.parent(path), json);
		if (parent == null || parent.token() != JsonToken.START_OBJECT) {
			return null;
		}
		String name = json.mapper().writeValueAsString(path.get(path.size() - 1));
		String separator = isEmpty(text, parent, json) ? "" : ",";
		return splice(text, parent.start() + 1, parent.start() + 1, name + ":" + value + separator);
	}

	private static @Nullable JsonLocation find(byte[] text, List<String> path, StrictJson json) {
		try (JsonParser parser = json.duplicatesParser(text)) {
			return JsonLocation.find(parser, path);
		}
	}

	private static boolean isEmpty(byte[] text, JsonLocation object, StrictJson json) {
		try (JsonParser parser = json.parser(text, object.start(), object.end() - object.start())) {
			parser.nextToken();
			return parser.nextToken() == JsonToken.END_OBJECT;
		}
	}

	private static byte[] splice(byte[] text, int start, int end, String value) {
		ByteArrayOutputStream spliced = new ByteArrayOutputStream(text.length + value.length());
		spliced.write(text, 0, start);
		spliced.writeBytes(value.getBytes(StandardCharsets.UTF_8));
		spliced.write(text, end, text.length - end);
		return spliced.toByteArray();
	}

}
