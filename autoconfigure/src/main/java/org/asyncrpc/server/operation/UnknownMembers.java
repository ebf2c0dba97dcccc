package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Notes the members that the mapper refuses because it does not know them, and has them
 * skipped, so that they hide nothing else.
 */
final class UnknownMembers extends DeserializationProblemHandler {

	private final List<List<String>> paths = new ArrayList<>();

	ObjectReader attachTo(ObjectReader reader) {
		// An application that has handlers may well handle these
		return (reader.getConfig().getProblemHandlers() == null) ? reader.withHandler(this) : reader;
	}

	@Override
	public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser,
			ValueDeserializer<?> deserializer, Object beanOrClass, String name) {
		if (!context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)) {
			return false;
		}
		this.paths.add(JsonPath.of(parser.streamReadContext().pathAsPointer()));
		parser.skipChildren();
		return true;
	}

	List<List<String>> paths() {
		return this.paths;
	}

}
