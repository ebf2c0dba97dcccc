package org.asyncrpc.server.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where a value is in a JSON text.
 *
 * @param start the index of the first byte
 * @param end the index behind the last byte
 * @param token the kind of value
 */
record JsonLocation(int start, int end, JsonToken token) {

	/**
	 * Locates a value.
	 * @param parser a parser that has not read anything yet
	 * @param path the member names and indexes that lead to the value
	 * @return the location, or {@code null} if there is no such value
	 */
	static @Nullable JsonLocation find(JsonParser parser, List<String> path) {
		parser.nextToken();
		for (String segment : path) {
			if (!enter(parser, segment)) {
				return null;
			}
		}
		return current(parser);
	}

	/**
	 * The location of the value that a parser is at, which it then leaves behind.
	 */
	static JsonLocation current(JsonParser parser) {
		JsonToken token = parser.currentToken();
		int start = (int) parser.currentTokenLocation().getByteOffset();
		parser.skipChildren();
		parser.finishToken();
		return new JsonLocation(start, (int) parser.currentLocation().getByteOffset(), token);
	}

	private static boolean enter(JsonParser parser, String segment) {
		if (parser.currentToken() == JsonToken.START_OBJECT) {
			return enterMember(parser, segment);
		}
		return parser.currentToken() == JsonToken.START_ARRAY && enterElement(parser, segment);
	}

	private static boolean enterMember(JsonParser parser, String name) {
		for (String next = parser.nextName(); next != null; next = parser.nextName()) {
			parser.nextToken();
			if (next.equals(name)) {
				return true;
			}
			parser.skipChildren();
		}
		return false;
	}

	private static boolean enterElement(JsonParser parser, String index) {
		for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
			if (index.equals(Integer.toString(i))) {
				return true;
			}
			parser.skipChildren();
		}
		return false;
	}

}
