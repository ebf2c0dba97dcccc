package org.asyncrpc.timer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TimingWheel}.
 */
class TimingWheelTests {

	private static final long START = 1_780_000_000_000L;

	private static final int TICK = 16;

	private final TimingWheel<Timer> wheel = new TimingWheel<>(START);

	private final Timer timer = new Timer();

	@Test
	void expiresNeitherEarlyNorMoreThanATickLate() {
		this.wheel.schedule(this.timer, START + 1001);
		assertThat(expiredAt(START + 1000)).isEmpty();
		assertThat(expiredAt(START + 1001 + TICK - 1)).containsExactly(this.timer);
	}

	@Test
	void expiresOnce() {
		this.wheel.schedule(this.timer, START + 1000);
		assertThat(expiredAt(START + 5000)).containsExactly(this.timer);
		assertThat(this.timer.isScheduled()).isFalse();
		assertThat(expiredAt(START + 50000)).isEmpty();
	}

	@Test
	void doesNotExpireWhatWasCancelled() {
		this.wheel.schedule(this.timer, START + 1000);
		assertThat(this.timer.isScheduled()).isTrue();
		this.wheel.cancel(this.timer);
		assertThat(this.timer.isScheduled()).isFalse();
		assertThat(expiredAt(START + 5000)).isEmpty();
	}

	@Test
	void cancelsWhatIsNotScheduled() {
		this.wheel.cancel(this.timer);
		assertThat(this.timer.isScheduled()).isFalse();
	}

	@Test
	void takesTheLastOfSeveralDues() {
		this.wheel.schedule(this.timer, START + 1000);
		this.wheel.schedule(this.timer, START + 9000);
		assertThat(this.timer.due()).isEqualTo(START + 9000);
		assertThat(expiredAt(START + 5000)).isEmpty();
		assertThat(expiredAt(START + 9100)).containsExactly(this.timer);
	}

	@Test
	void expiresWhatWasOverdueFromTheStart() {
		this.wheel.schedule(this.timer, Long.MIN_VALUE);
		assertThat(expiredAt(START)).containsExactly(this.timer);
	}

	@Test
	void jumpsOverYears() {
		this.wheel.schedule(this.timer, START + Duration.ofDays(400).toMillis());
		assertThat(expiredAt(START + Duration.ofDays(399).toMillis())).isEmpty();
		assertThat(expiredAt(START + Duration.ofDays(401).toMillis())).containsExactly(this.timer);
	}

	@Test
	void jumpsToTheEndOfTime() {
		Timer centuries = new Timer();
		this.wheel.schedule(this.timer, Long.MAX_VALUE - TICK);
		this.wheel.schedule(centuries, START + Duration.ofDays(365 * 300).toMillis());
		assertThat(expiredAt(START + Duration.ofDays(365 * 200).toMillis())).isEmpty();
		assertThat(expiredAt(Long.MAX_VALUE)).containsExactlyInAnyOrder(this.timer, centuries);
	}

	@Test
	void waitsWhenTheClockGoesBack() {
		Timer sooner = new Timer();
		this.wheel.schedule(this.timer, START + 10_000);
		this.wheel.advance(START - 3_600_000, (expired) -> {
		});
		this.wheel.schedule(sooner, START - 3_599_000);
		assertThat(expiredAt(START - 3_598_000)).containsExactly(sooner);
		assertThat(expiredAt(START + 9_999)).isEmpty();
		assertThat(expiredAt(START + 10_100)).containsExactly(this.timer);
	}

	@Test
	void keepsWhatTheLimitLeavesBehind() {
		for (int i = 0; i < 10; i++) {
			this.wheel.schedule(new Timer(), START + 100);
		}
		List<Timer> expired = new ArrayList<>();
		assertThat(this.wheel.advance(START + 1000, 4, expired::add)).isTrue();
		assertThat(expired).hasSize(4);
		assertThat(this.wheel.advance(START + 1000, 6, expired::add)).isFalse();
		assertThat(expired).hasSize(10).doesNotHaveDuplicates();
	}

	@Test
	void doesNotExpireEarlyWhatTheLimitLeftBehindWhenTheClockGoesBack() {
		this.wheel.schedule(this.timer, START + 1000);
		this.wheel.schedule(new Timer(), START + 10);
		this.wheel.advance(START + 2000, 0, (expired) -> {
		});
		assertThat(expiredAt(START + 500)).hasSize(1).doesNotContain(this.timer);
		assertThat(expiredAt(START + 1016)).containsExactly(this.timer);
	}

	@Test
	void leavesWhatBecomesDueWhileExpiringForTheNextTime() {
		this.wheel.schedule(this.timer, START + 100);
		List<Timer> expired = new ArrayList<>();
		this.wheel.advance(START + 1000, (node) -> {
			expired.add(node);
			this.wheel.schedule(node, START + 200);
		});
		assertThat(expired).containsExactly(this.timer);
		assertThat(expiredAt(START + 1000)).containsExactly(this.timer);
	}

	@Test
	void keepsOthersWhenOneFails() {
		this.wheel.schedule(this.timer, START + 100);
		this.wheel.schedule(new Timer(), START + 100);
		assertThatIllegalStateException().isThrownBy(() -> this.wheel.advance(START + 1000, (node) -> {
			throw new IllegalStateException();
		}));
		assertThat(expiredAt(START + 1000)).hasSize(1);
	}

	private List<Timer> expiredAt(long now) {
		List<Timer> expired = new ArrayList<>();
		this.wheel.advance(now, expired::add);
		return expired;
	}

	private static final class Timer extends TimingWheel.Node {

	}

}
