package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/**
 * The member names and indexes that lead to a value in a JSON text.
 */
final class JsonPath {

	private JsonPath() {
	}

	static List<String> of(JacksonException ex) {
		List<String> path = new ArrayList<>();
		for (JacksonException.Reference reference : ex.getPath()) {
			String name = reference.getPropertyName();
			if (name == null && reference.getIndex() < 0) {
				break;
			}
			path.add((name != null) ? name : Integer.toString(reference.getIndex()));
		}
		return path;
	}

	static List<String> of(JsonPointer pointer) {
		List<String> path = new ArrayList<>();
		for (JsonPointer next = pointer; !next.matches(); next = next.tail()) {
			path.add(next.getMatchingProperty());
		}
		return path;
	}

	static boolean startsWith(List<String> path, List<String> prefix) {
		return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
	}

	static List<String> parent(List<String> path) {
		return path.subList(0, path.size() - 1);
	}

	static String pointer(List<String> path) {
		StringBuilder pointer = new StringBuilder();
		path.forEach((segment) -> pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
		return pointer.toString();
	}

}
