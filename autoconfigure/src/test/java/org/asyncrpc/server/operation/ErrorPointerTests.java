package org.asyncrpc.server.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for where errors point to when a type is not read member by member.
 */
class ErrorPointerTests {

	private final OperationTester shapes = OperationTester.of(new ShapesManager());

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{'shape': {'kind': 'circle', 'radius': 'x'}}|/shape/radius|must be an integer",
			"{'shape': {'radius': 'x', 'kind': 'circle'}}|/shape/radius|must be an integer",
			"{'shape': {'kind': 'star'}}|/shape|is of no known type", "{'shape': 7}|/shape|is of no known type",
			"{'alias': {'other': 'x'}}|/alias/other|must be an integer",
			"{'renamed': {'in-json': 'x'}}|/renamed/in-json|must be an integer",
			"{'map': {'a/b': {'x~y': 1.5}}}|/map/a~1b/x~0y|must be an integer",
			"{'keys': {'x': 1}}|/keys/x|has a name that is not valid", "{'set': [1, 'x']}|/set/1|must be an integer",
			"{'optional': {'radius': 'x'}}|/optional/radius|must be an integer",
			"{'arrays': [[1], [2, 'x']]}|/arrays/1/1|must be an integer",
			"{'texts': ['a', ['b'], 'c']}|/texts/1|must be a string",
			"{'texts': [['a', 1], 'c']}|/texts/0|must be a string", "{'careless': [1, 2]}|/careless|is not valid",
			"{'bean': {'value': 'x'}}|/bean/value|must be an integer" })
	void pointsToTheValueAtFault(String body, String pointer, String detail) {
		assertThat(this.shapes.errors(body.replace('\'', '"'))).isEqualTo(Map.of(pointer, detail));
	}

	@Test
	void pointsIntoWhatIsUnwrapped() {
		assertThat(this.shapes.errors("{\"outer\": {\"radius\": \"x\", \"name\": 7}}")).isNotEmpty()
			.allSatisfy((pointer, detail) -> assertThat(pointer).startsWith("/outer"));
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
	interface Shape {

	}

	@JsonDeserialize(using = FirstElementDeserializer.class)
	record Careless(int first) {
	}

	/**
	 * Leaves the rest of the array to whoever reads next.
	 */
	static class FirstElementDeserializer extends ValueDeserializer<Careless> {

		@Override
		public Careless deserialize(JsonParser parser, DeserializationContext context) {
			parser.nextToken();
			return new Careless(parser.getIntValue());
		}

	}

	record Circle(int radius) implements Shape {
	}

	record Plain(int radius) {
	}

	record Aliased(@JsonAlias("other") int number) {
	}

	record Renamed(@JsonProperty("in-json") int number) {
	}

	static class Outer {

		@JsonUnwrapped
		@Nullable Plain plain;

		@JsonProperty
		@Nullable String name;

	}

	static class Bean {

		@JsonProperty
		int value;

	}

	@AsyncRpcManager
	static class ShapesManager {

		void put(AsyncCallHandle<Void> call, @Nullable Shape shape, @Nullable Aliased alias, @Nullable Renamed renamed,
				@Nullable Map<String, Map<String, Integer>> map, @Nullable Map<Integer, Integer> keys,
				@Nullable Set<Integer> set, Optional<Plain> optional, @Nullable List<int[]> arrays,
				@Nullable Outer outer, @Nullable Bean bean, @Nullable List<String> texts, @Nullable Careless careless) {
		}

	}

}
