package org.asyncrpc.wire;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainJsonTests {

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", " { } ", "null", "true", "false", "\"text\"", "0", "-0", "7", "-12", "10",
			"1500", "0.5", "-0.0", "100.000", "0.00000012", "12345678901234567890", "{\"a\":1}",
			"{\"b\": [1, 2, {\"d\": null, \"c\": \"x/y\"}], \"a\": {\"z\": [], \"y\": {}}, \"ab\": 1, \"B\": 2}",
			"[[10],[20,{\"b\":10,\"a\":20}]]" })
	void writesWhatTheTreeOfTheValueWouldBe(String text) {
		byte[] json = text.getBytes(StandardCharsets.UTF_8);
		assertThat(plain(text)).isNotNull().isEqualTo(CanonicalJson.canonical(json, 0, json.length));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "[1", "[1}", "{\"a\":1]", "{\"a\":1,}", "{\"a\" 1}", "{\"a\":}", "{a:1}",
			"{,}", "[1,]", "[,1]", "[1 2]", "[1]x", "1 2", "tru", "nulls", "01", "1.", "-", "+1", "'a'", "\"a",
			"{\"a\":1,\"a\":2}", "\"\\n\"", "\"\\u0041\"", "\"\u00e9\"", "\"\u0001\"", "{\"\\u0061\":1}", "1e5", "1E-6",
			"123456789012345678901234567890123", "[[[[[[[[[1]]]]]]]]]" })
	void knowsNothingOfWhatIsNotPlain(String text) {
		assertThat(plain(text)).isNull();
	}

	private static byte @Nullable [] plain(String text) {
		byte[] json = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
		return PlainJson.canonical(json, 1, json.length - 2);
	}

}
