package org.asyncrpc.server.operation;

import java.util.Set;
import java.util.function.Predicate;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Refuses JSON types and values that the deserializer that it guards would take.
 */
class GuardedDeserializer extends DelegatingDeserializer {

	private final Set<JsonToken> tokens;

	private final Predicate<Object> valid;

	GuardedDeserializer(ValueDeserializer<?> delegate, Set<JsonToken> tokens, Predicate<Object> valid) {
		super(delegate);
		this.tokens = tokens;
		this.valid = valid;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new GuardedDeserializer(delegate, this.tokens, this.valid);
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		if (!this.tokens.contains(parser.currentToken())) {
			throw MismatchedInputException.from(parser, handledType(), "JSON type not accepted");
		}
		Object value = super.deserialize(parser, context);
		if (value != null && !this.valid.test(value)) {
			throw MismatchedInputException.from(parser, handledType(), "Value not accepted");
		}
		return value;
	}

}
