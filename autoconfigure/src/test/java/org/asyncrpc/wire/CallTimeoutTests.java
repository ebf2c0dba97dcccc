package org.asyncrpc.wire;

import java.time.Duration;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

class CallTimeoutTests {

	private static final String GRAMMAR = "[0-9]{1,9}([.][0-9]{1,3})?";

	@Property
	void anyTextIsADurationIfAndOnlyIfTheGrammarHasIt(@ForAll String header) {
		assertReadByTheGrammar(header);
	}

	@Property(tries = 5000)
	void almostATimeoutIsADurationIfAndOnlyIfTheGrammarHasIt(@ForAll("almostTimeouts") String header) {
		assertReadByTheGrammar(header);
	}

	@Property
	void theValueIsSecondsAndMilliseconds(@ForAll @IntRange(max = 999_999_999) int seconds,
			@ForAll @IntRange(min = 1, max = 999) int millis) {
		assertThat(CallTimeout.parse("%d.%03d".formatted(seconds, millis)))
			.isEqualTo(Duration.ofSeconds(seconds).plusMillis(millis));
	}

	@Property
	void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 1, max = 999_999_999_999L) long millis) {
		Duration timeout = Duration.ofMillis(millis);
		assertThat(CallTimeout.parse(CallTimeout.format(timeout))).isEqualTo(timeout);
	}

	@Provide
	Arbitrary<String> almostTimeouts() {
		return Arbitraries.strings().withChars("0123456789.-+eE, \u0663").ofMaxLength(15);
	}

	private static void assertReadByTheGrammar(String header) {
		Duration timeout = CallTimeout.parse(header);
		if (header.matches(GRAMMAR) && header.matches(".*[1-9].*")) {
			assertThat(timeout).isPositive();
		}
		else {
			assertThat(timeout).isNull();
		}
	}

}
