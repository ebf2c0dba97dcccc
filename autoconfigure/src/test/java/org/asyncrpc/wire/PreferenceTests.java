package org.asyncrpc.wire;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PreferenceTests {

	@Property
	void anyTextMeansSomethingSensible(@ForAll String header) {
		assertSensible(Preference.parse(header));
	}

	@Property(tries = 5000)
	void anythingThatLooksLikeAPreferenceMeansSomethingSensible(@ForAll("almostPreferences") String header) {
		assertSensible(Preference.parse(header));
	}

	@Property
	void whatIsWrittenIsReadBack(@ForAll boolean respondAsync,
			@ForAll @IntRange(max = 999_999_999) @Nullable Integer wait) {
		Preference preference = new Preference(respondAsync, wait);
		assertThat(Preference.parse(preference.toHeader())).isEqualTo(preference);
	}

	@Property
	void preferencesOfOtherKindsDoNotMatter(@ForAll @IntRange(max = 999_999_999) int wait,
			@ForAll("others") String before, @ForAll("others") String after) {
		assertThat(Preference.parse("%s, wait=%d, %s".formatted(before, wait, after)))
			.isEqualTo(new Preference(false, wait));
	}

	@Property
	void theTimeToReadIsShortHoweverLongTheText(@ForAll("attacks") String header) {
		assertSensible(Preference.parse(header));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0085", "\n", "\r\n", "\u2028" })
	@Timeout(10)
	void whatEndsALineElsewhereEndsNoHeader(String end) {
		assertThat(Preference.parse("respond-async" + end)).isEqualTo(Preference.NONE);
		assertThat(Preference.parse("respond-async," + end)).isEqualTo(Preference.NONE);
	}

	@Provide
	Arbitrary<String> almostPreferences() {
		return Arbitraries
			.of("wait", "respond-async", "=", ",", ";", " ", "\t", "\"", "\\", "5", "99999999999", "-", "a", "ü", "(",
					"WAIT", "0", ".")
			.list()
			.ofMaxSize(20)
			.map((parts) -> String.join("", parts));
	}

	@Provide
	Arbitrary<String> others() {
		return Arbitraries.of("return=minimal", "handling=\"lenient, wait=3\"", "a;b=c;d", "x=\"\\\"\"", "", " ");
	}

	@Provide
	Arbitrary<String> attacks() {
		return Arbitraries.of(";", "; ", "a;", "\"", "\\\"", " ", "a=", "a,")
			.map((part) -> "wait=\"" + part.repeat(250));
	}

	private static void assertSensible(Preference preference) {
		if (preference.waitSeconds() != null) {
			assertThat(preference.waitSeconds()).isBetween(0, 999_999_999);
		}
		assertThat(Preference.parse(preference.toHeader())).isEqualTo(preference);
	}

}
