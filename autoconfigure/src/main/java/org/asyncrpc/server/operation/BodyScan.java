package org.asyncrpc.server.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JsonParser;

/**
 * Looks through the whole body of a request.
 */
final class BodyScan {

	private BodyScan() {
	}

	/**
	 * Finds the members, at any depth, that are given more than once.
	 * @param parser a parser that has not read anything yet
	 * @return their JSON Pointers
	 * @throws tools.jackson.core.JacksonException if the body is not JSON
	 */
	static Set<String> findDuplicates(JsonParser parser) {
		Set<String> duplicates = new LinkedHashSet<>();
		Deque<Set<String>> names = new ArrayDeque<>();
		while (parser.nextToken() != null) {
			switch (parser.currentToken()) {
				case START_OBJECT -> names.push(new HashSet<>());
				case END_OBJECT -> names.pop();
				case PROPERTY_NAME -> {
					if (!names.element().add(parser.currentName())) {
						duplicates.add(parser.streamReadContext().pathAsPointer().toString());
					}
				}
				default -> parser.finishToken();
			}
		}
		return duplicates;
	}

	/**
	 * Finds the members of the body itself.
	 * @param parser a parser that is at the start of the body
	 * @return where their values are; of a member that is given more than once, the last
	 */
	static Map<String, JsonLocation> findMembers(JsonParser parser) {
		Map<String, JsonLocation> members = new LinkedHashMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			members.put(name, JsonLocation.current(parser));
		}
		return members;
	}

}
