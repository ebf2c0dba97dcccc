package org.asyncrpc.server.operation;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonFormat;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What dates or times of one type look like in JSON.
 *
 * @param tokens their JSON types
 * @param digits whether a string may consist of digits only, which the mapper otherwise
 * takes for a number
 */
record TemporalShape(Set<JsonToken> tokens, boolean digits) {

	static TemporalShape of(JsonNode sample) {
		boolean digits = sample.isString() && sample.asString().chars().allMatch(Character::isDigit);
		return new TemporalShape(sample.isNumber() ? numbers() : EnumSet.of(sample.asToken()), digits);
	}

	static TemporalShape of(JsonFormat.Value format) {
		JsonFormat.Shape shape = format.getShape();
		if (shape.isNumeric()) {
			return new TemporalShape(numbers(), false);
		}
		JsonToken token = (shape == JsonFormat.Shape.ARRAY) ? JsonToken.START_ARRAY : JsonToken.VALUE_STRING;
		return new TemporalShape(EnumSet.of(token), true);
	}

	TemporalShape orString() {
		Set<JsonToken> extended = EnumSet.copyOf(this.tokens);
		extended.add(JsonToken.VALUE_STRING);
		return new TemporalShape(extended, this.digits);
	}

	private static Set<JsonToken> numbers() {
		return EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
	}

}
