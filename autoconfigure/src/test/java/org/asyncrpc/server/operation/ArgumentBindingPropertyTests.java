package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.wire.ArgumentError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of argument binding that hold for any body.
 */
class ArgumentBindingPropertyTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final OperationTester ALL = OperationTester.of(new AllTypesManager());

	private static final OperationTester VALUES = OperationTester.of(new ValueManager());

	private static final List<String> NAMES = Arrays.stream(AllTypesManager.class.getDeclaredMethods())
		.filter((method) -> method.getName().equals("all"))
		.map(Method::getParameters)
		.flatMap(Arrays::stream)
		.skip(1)
		.map(Parameter::getName)
		.toList();

	@Property(tries = 400)
	void anyJsonForAnyTypeBindsOrSaysWhereItIsWrong(@ForAll("names") String name, @ForAll("json") Object json) {
		byte[] body = MAPPER.writeValueAsBytes(Map.of(name, json));
		try {
			assertThat(ALL.bind(body)).hasSize(NAMES.size() + 1);
		}
		catch (InvalidArgumentsException ex) {
			assertThat(ex.errors()).isNotEmpty();
			assertThat(ex.errors()).extracting(ArgumentError::pointer)
				.doesNotHaveDuplicates()
				.allSatisfy((pointer) -> assertThat(pointer).startsWith("/" + name));
			assertThat(ex.errors()).extracting(ArgumentError::detail)
				.allSatisfy((detail) -> assertThat(detail).doesNotContain("tools.jackson", "java.", "asyncrpc"));
		}
	}

	@Property(tries = 300)
	void everyErrorIsAtAPlaceOfTheBodyOrOneThatItLacks(@ForAll("json") Object json) {
		JsonNode body = MAPPER.valueToTree(Map.of("bean", json, "integers", json, "formatted", json));
		try {
			ALL.bind(MAPPER.writeValueAsBytes(body));
		}
		catch (InvalidArgumentsException ex) {
			for (ArgumentError error : ex.errors()) {
				assertThat(body.at(error.pointer()).isMissingNode()).isEqualTo(error.detail().equals("is required"));
			}
		}
	}

	@Property(tries = 1000)
	void anyBytes(@ForAll byte[] body) {
		ALL.errors(body);
	}

	@Property(tries = 400)
	void anyChangeOfAValidBody(@ForAll("valid") Map<String, Object> values, @ForAll int position, @ForAll byte value) {
		byte[] body = MAPPER.writeValueAsBytes(values);
		body[Math.floorMod(position, body.length)] = value;
		VALUES.errors(body);
	}

	@Property(tries = 150)
	void anyBeginningOfAValidBodyIsNoJson(@ForAll("valid") Map<String, Object> values, @ForAll int length) {
		byte[] body = MAPPER.writeValueAsBytes(values);
		byte[] beginning = Arrays.copyOf(body, 1 + Math.floorMod(length, body.length - 1));
		assertThat(VALUES.errors(beginning)).containsOnlyKeys("");
	}

	@Property(tries = 300)
	void whatTheMapperWritesBindsToAnEqualValue(@ForAll("valid") Map<String, Object> values) throws Exception {
		Object[] bound = VALUES.bind(MAPPER.writeValueAsBytes(values));
		assertThat(bound).containsExactly(null, values.get("text"), values.get("integer"), values.get("longValue"),
				values.get("big"), values.get("doubleValue"), values.get("decimal"), values.get("bool"),
				values.get("instant"), values.get("duration"), values.get("list"), values.get("nested"));
	}

	@Property(tries = 150)
	void theOrderOfTheMembersDoesNotMatter(@ForAll("valid") Map<String, Object> values,
			@ForAll("shuffled") List<String> order) throws Exception {
		Map<String, Object> reordered = new LinkedHashMap<>();
		order.forEach((name) -> reordered.put(name, values.get(name)));
		assertThat(VALUES.bind(MAPPER.writeValueAsBytes(reordered)))
			.isEqualTo(VALUES.bind(MAPPER.writeValueAsBytes(values)));
	}

	@Property(tries = 150)
	void aMissingMemberIsTheOnlyError(@ForAll("valid") Map<String, Object> values,
			@ForAll("shuffled") List<String> order) {
		String missing = order.get(0);
		Map<String, Object> rest = new LinkedHashMap<>(values);
		rest.remove(missing);
		assertThat(VALUES.errors(MAPPER.writeValueAsBytes(rest))).isEqualTo(Map.of("/" + missing, "is required"));
	}

	@Provide
	Arbitrary<String> names() {
		return Arbitraries.of(NAMES);
	}

	@Provide
	Arbitrary<List<String>> shuffled() {
		return Arbitraries.shuffle("text", "integer", "longValue", "big", "doubleValue", "decimal", "bool", "instant",
				"duration", "list", "nested");
	}

	@Provide
	Arbitrary<Object> json() {
		Arbitrary<Object> scalar = Arbitraries.oneOf(text().asGeneric(), Arbitraries.integers().asGeneric(),
				Arbitraries.longs().asGeneric(), Arbitraries.bigDecimals().asGeneric(),
				Arbitraries.of(true, false).asGeneric(),
				Arbitraries.of("A", "1", "x", "PT1S", "2026-01-01").asGeneric());
		return Arbitraries.lazyOf(() -> scalar, () -> scalar, () -> scalar.list().ofMaxSize(3).asGeneric(),
				() -> Arbitraries.maps(memberNames(), json()).ofMaxSize(3).asGeneric(),
				() -> json().list().ofMaxSize(3).asGeneric());
	}

	private Arbitrary<String> memberNames() {
		return Arbitraries.of("number", "text", "pattern", "year", "a/b", "~", "");
	}

	private Arbitrary<String> text() {
		return Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(20);
	}

	private static char[] surrogates() {
		char[] surrogates = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
		for (int i = 0; i < surrogates.length; i++) {
			surrogates[i] = (char) (Character.MIN_SURROGATE + i);
		}
		return surrogates;
	}

	@Provide
	Arbitrary<Map<String, Object>> valid() {
		Arbitrary<Instant> instants = Arbitraries.longs()
			.between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
			.map((seconds) -> Instant.ofEpochSecond(seconds, 123));
		Arbitrary<Nested> nested = Combinators.combine(Arbitraries.integers(), text()).as(Nested::new);
		return Combinators
			.combine(List.of(text().asGeneric(), Arbitraries.integers().asGeneric(), Arbitraries.longs().asGeneric(),
					Arbitraries.bigIntegers().asGeneric(), Arbitraries.doubles().asGeneric(),
					Arbitraries.bigDecimals().asGeneric(), Arbitraries.of(true, false).asGeneric(),
					instants.asGeneric(), Arbitraries.longs().map(Duration::ofSeconds).asGeneric(),
					Arbitraries.integers().list().ofMaxSize(5).asGeneric(), nested.asGeneric()))
			.as(ArgumentBindingPropertyTests::toMap);
	}

	private static Map<String, Object> toMap(List<Object> values) {
		List<String> names = List.of("text", "integer", "longValue", "big", "doubleValue", "decimal", "bool", "instant",
				"duration", "list", "nested");
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			map.put(names.get(i), values.get(i));
		}
		return map;
	}

	record Nested(int number, @Nullable String text) {
	}

	@AsyncRpcManager
	static class ValueManager {

		void all(AsyncCallHandle<Void> call, String text, int integer, long longValue, BigInteger big,
				double doubleValue, BigDecimal decimal, boolean bool, Instant instant, Duration duration,
				List<Integer> list, Nested nested) {
		}

	}

}
