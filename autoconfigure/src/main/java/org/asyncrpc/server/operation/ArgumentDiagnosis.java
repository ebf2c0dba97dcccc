package org.asyncrpc.server.operation;

import java.util.List;
import java.util.Map;

import org.asyncrpc.wire.ArgumentError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Finds everything that is wrong with a body that could not be bound.
 */
final class ArgumentDiagnosis {

	private final ArgumentSlots slots;

	private final StrictJson json;

	private final ErrorList errors = new ErrorList();

	ArgumentDiagnosis(ArgumentSlots slots, StrictJson json) {
		this.slots = slots;
		this.json = json;
	}

	List<ArgumentError> of(byte[] body) {
		if (!JsonText.isWellFormed(body, 0, body.length)) {
			return List.of(new ArgumentError("", "is not Unicode text in UTF-8"));
		}
		if (isJson(body)) {
			diagnoseMembers(body);
		}
		if (this.errors.isEmpty()) {
			this.errors.add("", "is not valid");
		}
		return this.errors.toList();
	}

	private boolean isJson(byte[] body) {
		JsonParser parser = this.json.duplicatesParser(body);
		try (parser) {
			BodyScan.findDuplicates(parser).forEach((pointer) -> this.errors.add(pointer, "is given more than once"));
			return true;
		}
		catch (StreamConstraintsException ex) {
			diagnoseLimit(parser);
		}
		catch (JacksonException ex) {
			this.errors.add("", "is not valid JSON");
		}
		return false;
	}

	private void diagnoseLimit(JsonParser parser) {
		if (this.json.isTooDeep(parser)) {
			this.errors.add("", "is nested too deeply");
		}
		else if (this.json.isTooMuch(parser)) {
			this.errors.add("", "has too many values");
		}
		else {
			this.errors.add(parser.streamReadContext().pathAsPointer().toString(), "is too long");
		}
	}

	private void diagnoseMembers(byte[] body) {
		try (JsonParser parser = this.json.duplicatesParser(body)) {
			JsonToken first = parser.nextToken();
			if (first != null && first != JsonToken.START_OBJECT) {
				this.errors.add("", "must be an object");
				return;
			}
			Map<String, JsonLocation> members = (first != null) ? BodyScan.findMembers(parser) : Map.of();
			if (parser.nextToken() != null) {
				this.errors.add("", "is not valid JSON");
				return;
			}
			members.forEach((name, location) -> diagnoseMember(body, name, location));
			diagnoseAbsent(members);
		}
	}

	private void diagnoseMember(byte[] body, String name, JsonLocation location) {
		ArgumentSlot slot = this.slots.find(name);
		if (slot == null) {
			this.errors.add(JsonPath.pointer(List.of(name)), "is not an argument of this operation");
		}
		else if (location.token() != JsonToken.VALUE_NULL) {
			new ValueDiagnosis(slot, this.json, this.errors).of(body, location);
		}
		else if (slot.required()) {
			this.errors.add(JsonPath.pointer(List.of(name)), "must not be null");
		}
	}

	private void diagnoseAbsent(Map<String, JsonLocation> members) {
		for (ArgumentSlot slot : this.slots.all()) {
			if (slot.required() && !members.containsKey(slot.name())) {
				this.errors.add(JsonPath.pointer(List.of(slot.name())), "is required");
			}
		}
	}

}
