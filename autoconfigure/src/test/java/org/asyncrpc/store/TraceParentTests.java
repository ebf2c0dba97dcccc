package org.asyncrpc.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceParent}.
 */
class TraceParentTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	@ParameterizedTest
	@ValueSource(strings = { "00-" + TRACE + "-" + SPAN + "-01", "00-" + TRACE + "-" + SPAN + "-00",
			"00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01" })
	void readsWhatItWrites(String header) {
		assertThat(TraceParent.parse(header)).hasToString(header);
	}

	@Test
	void hasTheIds() {
		TraceParent trace = TraceParent.parse("00-" + TRACE + "-" + SPAN + "-03");
		assertThat(trace.traceId()).isEqualTo(TRACE);
		assertThat(trace.spanIdDigits()).isEqualTo(SPAN);
		assertThat(trace.sampled()).isTrue();
	}

	@Test
	void readsShortTraceIds() {
		assertThat(TraceParent.of("a3ce929d0e0e4736", SPAN, false))
			.hasToString("00-0000000000000000a3ce929d0e0e4736-" + SPAN + "-00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00-" + TRACE + "-" + SPAN, "00-" + TRACE + "-" + SPAN + "-0g",
			"00-" + TRACE + "-" + SPAN + "-01-", "0g-" + TRACE + "-" + SPAN + "-01", "00_" + TRACE + "-" + SPAN + "-01",
			"00-" + TRACE + "_" + SPAN + "-01", "00-" + TRACE + "-" + SPAN + "_01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01", "00-" + TRACE + "-00F067AA0BA902B7-01",
			"00-00000000000000000000000000000000-" + SPAN + "-01", "00-" + TRACE + "-0000000000000000-01" })
	void readsNothingElse(String header) {
		assertThat(TraceParent.parse(header)).isNull();
	}

	@Test
	void readsNoIdsOfOtherLengths() {
		assertThat(TraceParent.of("", "", true)).isNull();
		assertThat(TraceParent.of(TRACE.substring(1), SPAN, true)).isNull();
		assertThat(TraceParent.of(TRACE, SPAN.substring(1), true)).isNull();
	}

}
