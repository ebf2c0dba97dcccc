package org.asyncrpc.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalJsonTests {

	@Property(tries = 500)
	void aValueHasOneFingerprintHoweverItIsWritten(@ForAll("values") Object value, @ForAll long one,
			@ForAll long other) {
		assertThat(fingerprint(value, one)).isEqualTo(fingerprint(value, other));
	}

	@Property(tries = 500)
	void aChangedElementChangesTheFingerprint(@ForAll("values") Object value, @ForAll("scalars") Object before,
			@ForAll("scalars") Object after, @ForAll long seed) {
		boolean same = fingerprint(Arrays.asList(value, before), seed)
			.equals(fingerprint(Arrays.asList(value, after), seed + 1));
		assertThat(same).isEqualTo(equal(before, after));
	}

	@Property(tries = 200)
	void aChangedMemberChangesTheFingerprint(@ForAll("values") Object value, @ForAll("names") String name,
			@ForAll("names") String otherName, @ForAll long seed) {
		boolean same = fingerprint(Map.of(name, List.of(value)), seed)
			.equals(fingerprint(Map.of(otherName, List.of(value)), seed + 1));
		assertThat(same).isEqualTo(name.equals(otherName));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			{"a": 1, "b": 2} ~ {"b":2,"a":1}
			100 ~ 1e2
			100 ~ 100.000
			1 ~ 1E-0
			0 ~ -0
			0 ~ 0.0e9
			1e400 ~ 10e399
			"A" ~ "\\u0041"
			"\\/" ~ "/"
			"\\ud83d\\ude00" ~ "😀"
			{"o": {"y": [1, {"d": 1, "c": 2}], "x": null}} ~ {"o":{"x":null,"y":[1.0,{"c":2,"d":1}]}}
			""")
	void theseAreTheSame(String one, String other) {
		assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			9007199254740992 ~ 9007199254740993
			1e400 ~ 1e401
			1e400 ~ 1e-400
			0.1 ~ 0.10000000000000000001
			1 ~ "1"
			1 ~ [1]
			[1, 2] ~ [2, 1]
			[[1], 2] ~ [[1, 2]]
			null ~ {}
			null ~ "null"
			true ~ "true"
			{"a": null} ~ {}
			{"a": 1} ~ {"A": 1}
			"\\ud800" ~ "\\ud801"
			"\\ud800" ~ "\\ufffd"
			"a\\u0000" ~ "a"
			"e\\u0301" ~ "\\u00e9"
			""")
	void theseAreNotTheSame(String one, String other) {
		assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n", "{ }" })
	void anEmptyTextIsAnEmptyObject(String text) {
		assertThat(fingerprint(text)).isEqualTo(fingerprint("{}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[1,]", "nul", "{\"a\" 1}", "{\"a\": \"AQID\u0007\"}" })
	void whatIsNotJsonIsEqualToItself(String text) {
		assertThat(fingerprint(text)).isEqualTo(fingerprint(text)).isNotEqualTo(fingerprint(" " + text));
	}

	@Example
	void numbersThatNobodyCanComputeWithAreEqualToThemselves() {
		String huge = "{\"a\": [1e99999999999, \"\u00e9\"]}";
		assertThat(fingerprint(huge)).isEqualTo(fingerprint(huge)).isNotEqualTo(fingerprint(huge.replace('1', '2')));
	}

	@Provide
	Arbitrary<Object> values() {
		return nested(nested(scalars()));
	}

	private Arbitrary<Object> nested(Arbitrary<Object> values) {
		return Arbitraries.oneOf(values, values.list().ofMaxSize(3).map(Object.class::cast),
				Arbitraries.maps(names(), values).ofMaxSize(3).map(Object.class::cast));
	}

	@Provide
	Arbitrary<Object> scalars() {
		BigDecimal large = new BigDecimal("1e30");
		Arbitrary<Object> numbers = Arbitraries.bigDecimals()
			.between(large.negate(), large)
			.ofScale(6)
			.map(Object.class::cast);
		Arbitrary<Object> integers = Arbitraries.longs().map((number) -> new BigDecimal(number));
		return Arbitraries.oneOf(numbers, integers, strings().map(Object.class::cast), Arbitraries.of(true, false));
	}

	@Provide
	Arbitrary<String> strings() {
		// Lone surrogates too, which JSON can escape
		return Arbitraries.strings().all().ofMaxLength(8);
	}

	@Provide
	Arbitrary<String> names() {
		// The parser takes no lone surrogates here
		return Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(8);
	}

	private static boolean equal(Object one, Object other) {
		if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
			return number.compareTo(otherNumber) == 0;
		}
		return one.equals(other);
	}

	private static String fingerprint(Object value, long seed) {
		return CanonicalJson.fingerprint(JsonSpelling.of(value, seed));
	}

	private static String fingerprint(String json) {
		return CanonicalJson.fingerprint(json.getBytes(StandardCharsets.UTF_8));
	}

}
