package org.asyncrpc.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Backoff}, with a die that falls as it is told.
 */
class BackoffTests {

	private static final LongUnaryOperator LOWEST = (bound) -> 0;

	private static final LongUnaryOperator HIGHEST = LongUnaryOperator.identity();

	@Test
	void doublesTheDelayUpToTheMaximum() {
		assertThat(delays(HIGHEST)).containsExactly(100, 200, 400, 800, 1000, 1000);
	}

	@Test
	void spreadsEveryDelayOverItsUpperHalf() {
		assertThat(delays(LOWEST)).containsExactly(50, 100, 200, 400, 500, 500);
		Backoff backoff = backoff(Backoff::random);
		long[] drawn = IntStream.range(0, 1000).mapToLong((i) -> backoff.delay(3, 0)).toArray();
		assertThat(Arrays.stream(drawn).summaryStatistics()).satisfies((all) -> {
			assertThat(all.getMin()).isGreaterThanOrEqualTo(200);
			assertThat(all.getMax()).isLessThanOrEqualTo(400);
		});
		assertThat(Arrays.stream(drawn).distinct().count()).isGreaterThan(100);
	}

	@Test
	void waitsAsLongAsTheServerAsksFor() {
		assertThat(backoff(LOWEST).delay(1, 3000)).isEqualTo(3000);
		assertThat(backoff(HIGHEST).delay(1, 3000)).isEqualTo(4500);
	}

	@Test
	void survivesVeryManyFailures() {
		assertThat(backoff(HIGHEST).delay(Integer.MAX_VALUE, 0)).isEqualTo(1000);
	}

	@Test
	void looksLessOftenForWhatIsOlder() {
		assertThat(backoff(LOWEST).untilNextLook(0, 100)).isEqualTo(100);
		assertThat(backoff(LOWEST).untilNextLook(800, 100)).isEqualTo(400);
		assertThat(backoff(LOWEST).untilNextLook(60_000, 100)).isEqualTo(1000);
		assertThat(backoff(HIGHEST).untilNextLook(60_000, 100)).isEqualTo(1500);
	}

	private static long[] delays(LongUnaryOperator random) {
		Backoff backoff = backoff(random);
		return IntStream.rangeClosed(1, 6).mapToLong((failures) -> backoff.delay(failures, 0)).toArray();
	}

	private static Backoff backoff(LongUnaryOperator random) {
		return new Backoff(
				new ClientSettings.Retry(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(2)), random);
	}

}
