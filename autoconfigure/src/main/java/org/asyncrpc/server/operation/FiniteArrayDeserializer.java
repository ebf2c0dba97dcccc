package org.asyncrpc.server.operation;

import java.lang.reflect.Array;
import java.util.EnumSet;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads an array of floating-point numbers, without infinities for what is too large and
 * without {@code "NaN"}.
 */
final class FiniteArrayDeserializer extends GuardedDeserializer {

	FiniteArrayDeserializer(ValueDeserializer<?> delegate) {
		super(delegate, EnumSet.of(JsonToken.START_ARRAY), (value) -> true);
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new FiniteArrayDeserializer(delegate);
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		Object array = super.deserialize(parser, context);
		for (int i = 0; i < Array.getLength(array); i++) {
			if (!Double.isFinite(Array.getDouble(array, i))) {
				throw MismatchedInputException.from(parser, double.class, "Value not accepted").prependPath(array, i);
			}
		}
		return array;
	}

}
