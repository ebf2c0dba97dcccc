package org.asyncrpc.server.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * An error that the JSON mapper found in a value.
 *
 * @param path where
 * @param detail what is wrong, in our own words
 * @param type the type that it wanted, if it said so
 */
record ValueError(List<String> path, String detail, @Nullable Class<?> type) {

	/**
	 * Describes an error.
	 * @param ex what the mapper threw
	 * @param parser the parser that it threw it at
	 * @param value the value that was read
	 * @param json makes parsers
	 */
	static ValueError of(JacksonException ex, JsonParser parser, byte[] value, StrictJson json) {
		List<String> path = JsonPath.of(ex);
		List<String> stop = JsonPath.of(parser.streamReadContext().pathAsPointer());
		Class<?> type = type(ex);
		JsonToken token = token(value, path, json);
		if (isOfName(ex, token)) {
			return new ValueError(existing(value, stop, json), "has a name that is not valid", null);
		}
		if (token == null && (isElsewhere(path, stop, parser) || !isAbsentMember(value, path, json))) {
			// A name that the mapper has, and the text hasn't: an alias, or a wrapper
			path = existing(value, stop, json);
			token = token(value, path, json);
		}
		return new ValueError(path, ErrorDetail.of(ex, type, token, json), type);
	}

	// What could not be converted is a string, but what is there isn't
	private static boolean isOfName(JacksonException ex, @Nullable JsonToken token) {
		return token == JsonToken.START_OBJECT && ex instanceof InvalidFormatException format
				&& format.getValue() instanceof String;
	}

	// What is missing is found out at the end of the object
	private static boolean isElsewhere(List<String> path, List<String> stop, JsonParser parser) {
		return !parser.hasToken(JsonToken.END_OBJECT) && stop.size() >= path.size();
	}

	private static @Nullable Class<?> type(JacksonException ex) {
		if (ex instanceof InputCoercionException coercion) {
			return coercion.getTargetType();
		}
		Class<?> type = (ex instanceof MismatchedInputException mismatch) ? mismatch.getTargetType() : null;
		return (type != null && isElement(ex, type)) ? type.getComponentType() : type;
	}

	// Of an element of a primitive array, the mapper says the type of the array
	private static boolean isElement(JacksonException ex, Class<?> type) {
		List<JacksonException.Reference> path = ex.getPath();
		return type.isArray() && type.getComponentType().isPrimitive() && !path.isEmpty()
				&& type.isInstance(path.get(path.size() - 1).from());
	}

	private static boolean isAbsentMember(byte[] value, List<String> path, StrictJson json) {
		return token(value, JsonPath.parent(path), json) == JsonToken.START_OBJECT;
	}

	private static List<String> existing(byte[] value, List<String> path, StrictJson json) {
		List<String> existing = path;
		while (token(value, existing, json) == null) {
			existing = JsonPath.parent(existing);
		}
		return existing;
	}

	private static @Nullable JsonToken token(byte[] value, List<String> path, StrictJson json) {
		try (JsonParser parser = json.duplicatesParser(value)) {
			JsonLocation location = JsonLocation.find(parser, path);
			return (location != null) ? location.token() : null;
		}
	}

	/**
	 * A value to put in the place of the one at fault.
	 */
	String substitute(List<String> place) {
		if (this.type == null || !this.type.isPrimitive() || !place.equals(this.path)) {
			return "null";
		}
		if (this.type == boolean.class) {
			return "false";
		}
		return (this.type == char.class) ? "\"0\"" : "0";
	}

}
