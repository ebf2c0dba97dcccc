package org.asyncrpc.server.operation;

import java.util.EnumSet;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads a byte from -128 to 127. The mapper's own deserializer takes 255 for -1.
 */
final class SignedByteDeserializer extends GuardedDeserializer {

	SignedByteDeserializer(ValueDeserializer<?> delegate) {
		super(delegate, EnumSet.of(JsonToken.VALUE_NUMBER_INT), (value) -> true);
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new SignedByteDeserializer(delegate);
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		Object value = super.deserialize(parser, context);
		if (value instanceof Byte number && number != parser.getIntValue()) {
			throw MismatchedInputException.from(parser, handledType(), "Value not accepted");
		}
		return value;
	}

}
