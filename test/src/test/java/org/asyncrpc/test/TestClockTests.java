package org.asyncrpc.test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TestClockTests {

	@Test
	void standsStillUntilItIsTurned() {
		TestClock clock = TestClock.standing();
		Instant before = clock.instant();
		assertThat(clock.instant()).isEqualTo(before);
		clock.advance(Duration.ofDays(2));
		assertThat(clock.instant()).isEqualTo(before.plus(Duration.ofDays(2)));
		assertThat(clock.millis()).isEqualTo(before.toEpochMilli() + 172_800_000);
	}

	@Test
	void goesOnByItself() {
		TestClock clock = TestClock.running();
		Instant before = Instant.now();
		clock.advance(Duration.ofDays(2));
		assertThat(clock.instant()).isBetween(before.plus(Duration.ofDays(2)), Instant.now().plus(Duration.ofDays(2)));
	}

	@Test
	void isTheSameInAllTimeZones() {
		TestClock clock = TestClock.standing();
		TestClock other = clock.withZone(ZoneId.of("Asia/Tokyo"));
		other.advance(Duration.ofHours(1));
		assertThat(other.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
		assertThat(other.instant()).isEqualTo(clock.instant());
	}

	@Test
	void doesNotGoBack() {
		assertThatIllegalArgumentException().isThrownBy(() -> TestClock.standing().advance(Duration.ofMillis(-1)));
	}

}
