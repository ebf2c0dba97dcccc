package org.asyncrpc.wire;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyKeyTests {

	@Property
	void whatIsWrittenIsRead(@ForAll @StringLength(min = 1, max = IdempotencyKey.MAX_LENGTH) @CharRange(from = ' ',
			to = '~') String key) {
		assertThat(IdempotencyKey.parse(IdempotencyKey.format(key))).isEqualTo(key);
	}

	@Property
	void whateverIsSentIsAKeyOfVisibleCharactersOrNone(@ForAll String header) {
		String key = IdempotencyKey.parse(header);
		if (key != null) {
			assertThat(key).matches("[ -~]{1,255}");
		}
	}

	@Test
	void aBareKeyIsTheSameAsAQuotedOne() {
		assertThat(IdempotencyKey.parse("8e03978e-40d5")).isEqualTo("8e03978e-40d5")
			.isEqualTo(IdempotencyKey.parse("\"8e03978e-40d5\""));
	}

	@Test
	void onlyAQuotedKeyHasSpacesQuotesAndBackslashes() {
		assertThat(IdempotencyKey.parse("\"a \\\"b\\\" \\\\\"")).isEqualTo("a \"b\" \\");
		assertThat(IdempotencyKey.parse("a b")).isNull();
		assertThat(IdempotencyKey.parse("a\\b")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { ";p=1", ";p", "; p=1", ";p=\"x;\\\"y\"", ";p=?1;q=2.5;*r=:YWJj:" })
	void theParametersOfAQuotedKeyMeanNothing(String parameters) {
		assertThat(IdempotencyKey.parse("\"a\"" + parameters)).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "\"a", "a\"", "\"a\\b\"", "\"a\\\"", "\"a\", \"b\"", "\"a\";", "\"a\";P=1",
			"\"a\" ;p=1", "\"a\";p=", "\"a\";p=\"", "\"\";p=1", "é", "\"é\"", "a\u0000b", "a\tb", " a" })
	void whatIsNoKeyIsNotRead(String header) {
		assertThat(IdempotencyKey.parse(header)).isNull();
	}

	@Test
	void aKeyIsNotLongerThanTheLimit() {
		String longest = "k".repeat(IdempotencyKey.MAX_LENGTH);
		assertThat(IdempotencyKey.parse(longest)).isEqualTo(longest);
		assertThat(IdempotencyKey.parse(longest + "k")).isNull();
		String longestEscaped = "\"".repeat(IdempotencyKey.MAX_LENGTH);
		assertThat(IdempotencyKey.parse(IdempotencyKey.format(longestEscaped))).isEqualTo(longestEscaped);
		assertThat(IdempotencyKey.parse(IdempotencyKey.format(longestEscaped + "\""))).isNull();
	}

}
