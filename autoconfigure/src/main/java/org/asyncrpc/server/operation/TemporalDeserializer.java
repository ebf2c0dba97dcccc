package org.asyncrpc.server.operation;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads a date or time from the JSON type that the application writes it as, which a
 * property can choose.
 */
final class TemporalDeserializer extends GuardedDeserializer {

	private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?[0-9.]+\\s*");

	/**
	 * Beyond it, the mapper's deserializers read some other time.
	 */
	private static final int MAX_SCALE = 100;

	private final TemporalShape shape;

	TemporalDeserializer(ValueDeserializer<?> delegate, TemporalShape shape) {
		super(delegate, shape.tokens(), (value) -> true);
		this.shape = shape;
	}

	@Override
	protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
		return new TemporalDeserializer(delegate, this.shape);
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
		TemporalDeserializer contextual = (TemporalDeserializer) super.createContextual(context, property);
		JsonFormat.Value format = findFormatOverrides(context, property, handledType());
		if (format == null || (!format.hasShape() && !format.hasPattern())) {
			return contextual;
		}
		return new TemporalDeserializer(contextual.getDelegatee(), TemporalShape.of(format));
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		if (parser.hasToken(JsonToken.VALUE_STRING) && !this.shape.digits()
				&& NUMBER.matcher(parser.getString()).matches()) {
			throw MismatchedInputException.from(parser, handledType(), "Number in a string");
		}
		if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && Math.abs(parser.getDecimalValue().scale()) > MAX_SCALE) {
			throw MismatchedInputException.from(parser, BigDecimal.class, "Value not accepted");
		}
		return super.deserialize(parser, context);
	}

}
