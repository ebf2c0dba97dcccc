package org.asyncrpc.server.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what each type is bound from: nothing but its own JSON type, whatever the
 * application's mapper would coerce.
 */
class StrictTypesTests {

	private static final Map<String, String> SAMPLES = samples();

	private static final OperationTester STRICT = OperationTester.of(new AllTypesManager());

	private static final OperationTester LENIENT = OperationTester.of(new AllTypesManager(), JsonMapper.builder()
		.enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
				DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
				DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
				DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build());

	private static Map<String, String> samples() {
		Map<String, String> samples = new LinkedHashMap<>();
		samples.put("string", "\"7\"");
		samples.put("empty", "\"\"");
		samples.put("blank", "\"  \"");
		samples.put("integer", "3");
		samples.put("float", "1.5");
		samples.put("whole", "3.0");
		samples.put("bool", "true");
		samples.put("array", "[]");
		samples.put("single", "[3]");
		samples.put("texts", "[\"A\"]");
		samples.put("nested", "[[\"A\"]]");
		samples.put("object", "{}");
		return samples;
	}

	@ParameterizedTest
	@CsvSource({ "byteValue, integer", "shortValue, integer", "integer, integer", "longValue, integer",
			"bigInteger, integer", "floatValue, integer float whole", "doubleValue, integer float whole",
			"bigDecimal, integer float whole", "bool, bool", "character, string", "string, string empty blank",
			"stringBuilder, string empty blank", "plain, ''", "numbered, ''", "made, ''", "uuid, ''",
			"uri, string empty blank", "locale, string empty blank", "instant, ''", "duration, ''", "localDate, ''",
			"year, integer", "month, integer", "date, ''", "calendar, ''", "bytes, empty blank", "ints, array single",
			"doubles, array single", "booleans, array", "strings, array texts", "integers, array single",
			"stringList, array texts", "plains, array texts", "map, object", "intKeys, object",
			"wrapper, string empty blank", "formatted, object", "atomicInteger, integer", "atomicBoolean, bool",
			"optional, integer", "optionalInt, integer", "optionalDouble, integer float whole" })
	void bindsNothingButItsOwnJsonType(String argument, String accepted) {
		assertThat(accepted(STRICT, argument)).isEqualTo(accepted);
		assertThat(accepted(LENIENT, argument)).isEqualTo(accepted);
	}

	private static String accepted(OperationTester tester, String argument) {
		List<String> accepted = new ArrayList<>();
		SAMPLES.forEach((name, json) -> {
			Map<String, String> errors = tester.errors("{\"" + argument + "\": " + json + "}");
			if (errors.isEmpty()) {
				accepted.add(name);
			}
			else {
				assertThat(errors.keySet()).allMatch((pointer) -> pointer.startsWith("/" + argument));
			}
		});
		return String.join(" ", accepted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "byteValue|128", "byteValue|255", "byteValue|-129", "shortValue|32768", "integer|2147483648",
					"longValue|9223372036854775808", "longValue|-9223372036854775809", "floatValue|1e39",
					"doubleValue|1e400", "doubleValue|-1e400", "bigDecimal|1e1000000000", "bigDecimal|1e-1000000000",
					"optionalInt|2147483648" })
	void refusesNumbersOutOfRange(String argument, String number) {
		assertThat(STRICT.errors("{\"" + argument + "\": " + number + "}"))
			.isEqualTo(Map.of("/" + argument, "is out of range"));
	}

	@ParameterizedTest
	@CsvSource({ "byteValue, -128", "byteValue, 127", "shortValue, 32767", "integer, -2147483648",
			"longValue, 9223372036854775807", "doubleValue, 1e308", "bigDecimal, 1e1000" })
	void bindsNumbersInRange(String argument, String number) {
		assertThat(STRICT.bind("{\"" + argument + "\": " + number + "}"))
			.anyMatch((value) -> value instanceof Number bound
					&& new BigDecimal(bound.toString()).compareTo(new BigDecimal(number)) == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "floatValue", "doubleValue", "bigDecimal" })
	void refusesNumbersThatJsonDoesNotHave(String argument) {
		for (String number : List.of("\"NaN\"", "\"Infinity\"", "\"-Infinity\"")) {
			assertThat(STRICT.errors("{\"" + argument + "\": " + number + "}"))
				.isEqualTo(Map.of("/" + argument, "must be a number"));
		}
		assertThat(STRICT.errors("{\"doubles\": [1, 1e400]}")).containsOnlyKeys("/doubles/1");
		assertThat(STRICT.errors("{\"doubles\": [\"NaN\"]}")).containsOnlyKeys("/doubles/0");
	}

	@Test
	void refusesAnExponentForAnInteger() {
		for (String argument : List.of("integer", "longValue", "bigInteger")) {
			assertThat(STRICT.errors("{\"" + argument + "\": 1e1000000000}"))
				.isEqualTo(Map.of("/" + argument, "must be an integer"));
		}
	}

	@Test
	void bindsBigNumbersExactly() {
		BigInteger big = BigInteger.TEN.pow(300).add(BigInteger.ONE);
		assertThat(STRICT.bind("{\"bigInteger\": " + big + ", \"bigDecimal\": " + big + ".10}")).contains(big,
				new BigDecimal(big + ".10"));
	}

	@Test
	void bindsWhatTheMapperWrites() {
		assertThat(STRICT.errors("""
				{"instant": "2026-01-01T00:00:00Z", "duration": "PT1S", "localDate": "2026-01-01", "year": 2026,
				 "month": 1, "date": "2026-01-01T00:00:00.000+00:00", "uuid": "00000000-0000-0000-0000-000000000000",
				 "plain": "A", "numbered": 1, "made": "x", "wrapper": "w", "bytes": "AAE=", "node": [1, "x"],
				 "anything": {"a": [null]}, "intKeys": {"7": true},
				 "formatted": {"number": 1.5, "pattern": "01.02.2026", "year": "2026"}}""")).isEmpty();
	}

	@Test
	void refusesWhatAPropertyIsNotWrittenAs() {
		assertThat(STRICT.errors("""
				{"formatted": {"number": "2026-01-01T00:00:00Z", "pattern": 7, "year": 2026}}"""))
			.containsOnlyKeys("/formatted/number", "/formatted/pattern", "/formatted/year");
	}

	@Test
	void bindsTimestampsIfTheMapperWritesThem() {
		OperationTester timestamps = OperationTester.of(new AllTypesManager(),
				JsonMapper.builder()
					.enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
					.build());
		assertThat(timestamps.errors("""
				{"instant": 1.5, "duration": 3, "localDate": [2026, 1, 1], "date": 1000, "calendar": 1000}"""))
			.isEmpty();
		assertThat(timestamps.errors("{\"instant\": 1e1000000000}")).containsOnlyKeys("/instant");
		assertThat(timestamps.errors("{\"duration\": 1e1000000000}")).containsOnlyKeys("/duration");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "integer|`7`|must be an integer", "integer|1.5|must be an integer",
					"doubleValue|true|must be a number", "bool|1|must be true or false", "string|3|must be a string",
					"character|`ab`|must be a single character", "plain|`C`|must be one of A, B",
					"plain|0|must be one of A, B", "numbered|`1`|must be one of 1, 2", "uuid|`x`|has the wrong format",
					"uuid|1|must be a string", "instant|`x`|has the wrong format", "instant|1|must be a string",
					"integers|1|must be an array", "map|1|must be an object", "bean|1|must be an object",
					"bean|``|must be an object", "bytes|[1]|must be a string", "bytes|`-`|has the wrong format",
					"ints|{}|must be an array", "duration|{}|must be a string" })

	void saysWhatIsWanted(String argument, String json, String detail) {
		assertThat(STRICT.errors("{\"" + argument + "\": " + json.replace('`', '"') + "}"))
			.isEqualTo(Map.of("/" + argument, detail));
	}

}
