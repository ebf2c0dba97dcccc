package org.asyncrpc.server.operation;

import java.util.Arrays;
import java.util.List;

import org.asyncrpc.wire.ArgumentError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Binds the arguments of one operation. A body is read once, by a reader that stops at
 * the first error; only then is it read again to find them all.
 */
final class ArgumentBinder {

	private final String operation;

	private final ArgumentSlots slots;

	private final StrictJson json;

	private final ArgumentValidator validator;

	ArgumentBinder(String operation, ArgumentSlots slots, StrictJson json, ArgumentValidator validator) {
		this.operation = operation;
		this.slots = slots;
		this.json = json;
		this.validator = validator;
	}

	List<Argument> arguments() {
		return this.slots.all().stream().map(ArgumentSlot::argument).toList();
	}

	@Nullable Object[] bind(byte[] json, int offset, int length) throws InvalidArgumentsException {
		@Nullable Object[] bound = read(json, offset, length);
		List<ArgumentError> errors = this.validator.validate(bound);
		if (!errors.isEmpty()) {
			throw new InvalidArgumentsException(this.operation, errors, null);
		}
		return bound;
	}

	@SuppressWarnings("CatchingUnchecked")
	private @Nullable Object[] read(byte[] json, int offset, int length) throws InvalidArgumentsException {
		Throwable cause = null;
		try {
			@Nullable Object[] bound = tryRead(json, offset, length);
			if (bound != null) {
				return bound;
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			// Not only Jackson's: the application's deserializers are called as well
			cause = ex;
		}
		byte[] body = Arrays.copyOfRange(json, offset, offset + length);
		throw new InvalidArgumentsException(this.operation, new ArgumentDiagnosis(this.slots, this.json).of(body),
				cause);
	}

	private @Nullable Object @Nullable [] tryRead(byte[] json, int offset, int length) {
		if (!JsonText.isWellFormed(json, offset, length)) {
			return null;
		}
		try (JsonParser parser = this.json.parser(json, offset, length)) {
			JsonToken first = parser.nextToken();
			@Nullable Object[] bound = this.slots.newArray();
			if (first == null) {
				return (this.slots.requiredCount() == 0) ? bound : null;
			}
			boolean complete = first == JsonToken.START_OBJECT && readMembers(parser, bound);
			return (complete && parser.nextToken() == null) ? bound : null;
		}
	}

	private boolean readMembers(JsonParser parser, @Nullable Object[] bound) {
		int missing = this.slots.requiredCount();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			ArgumentSlot slot = this.slots.find(name);
			if (slot == null) {
				return false;
			}
			if (parser.nextToken() != JsonToken.VALUE_NULL) {
				Object value = slot.reader().readValue(parser);
				bound[slot.index()] = value;
				missing -= (slot.required() && value != null) ? 1 : 0;
			}
		}
		return missing == 0;
	}

}
