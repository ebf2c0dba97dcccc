package org.asyncrpc.timer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares a {@link TimingWheel} with a map of what is due when.
 */
class TimingWheelModelTests {

	private static final int TICK = 16;

	private static final int TIMERS = 20;

	@Property
	void expiresWhatIsDueAndNothingElse(@ForAll("starts") long start, @ForAll("steps") List<Step> steps) {
		Run run = new Run(start);
		steps.forEach((step) -> step.apply(run));
		run.advanceToTheLast();
		assertThat(run.due).isEmpty();
	}

	@Provide
	Arbitrary<Long> starts() {
		return Arbitraries.longs().between(-1_000_000, 2_000_000_000_000L);
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		Arbitrary<Integer> timers = Arbitraries.integers().between(0, TIMERS - 1);
		Arbitrary<Step> schedule = Combinators.combine(timers, durations(-5000)).as(Schedule::new);
		Arbitrary<Step> cancel = timers.map(Cancel::new);
		Arbitrary<Step> advance = durations(0).map(Advance::new);
		Arbitrary<Step> goBack = durations(0).map((duration) -> new Advance(-duration));
		return Arbitraries
			.frequencyOf(Tuple.of(6, schedule), Tuple.of(1, cancel), Tuple.of(6, advance), Tuple.of(1, goBack))
			.list()
			.ofMaxSize(100);
	}

	private Arbitrary<Long> durations(long min) {
		return Arbitraries.oneOf(Arbitraries.longs().between(min, 50), Arbitraries.longs().between(min, 5000),
				Arbitraries.longs().between(min, Duration.ofHours(5).toMillis()),
				Arbitraries.longs().between(min, Duration.ofDays(400).toMillis()));
	}

	sealed interface Step {

		void apply(Run run);

	}

	record Schedule(int timer, long delay) implements Step {

		@Override
		public void apply(Run run) {
			run.wheel.schedule(run.timers[this.timer], run.now + this.delay);
			run.due.put(this.timer, run.now + this.delay);
		}

	}

	record Cancel(int timer) implements Step {

		@Override
		public void apply(Run run) {
			run.wheel.cancel(run.timers[this.timer]);
			run.due.remove(this.timer);
		}

	}

	record Advance(long duration) implements Step {

		@Override
		public void apply(Run run) {
			run.advance(this.duration);
		}

	}

	static final class Run {

		private final TimingWheel<Timer> wheel;

		private final Timer[] timers = new Timer[TIMERS];

		private final Map<Integer, Long> due = new HashMap<>();

		private long now;

		Run(long start) {
			this.now = start;
			this.wheel = new TimingWheel<>(start);
			for (int i = 0; i < TIMERS; i++) {
				this.timers[i] = new Timer(i);
			}
		}

		void advance(long duration) {
			this.now += duration;
			this.wheel.advance(this.now, (timer) -> {
				Long expected = this.due.remove(timer.number);
				assertThat(expected).as("due of %d", timer.number).isEqualTo(timer.due()).isLessThanOrEqualTo(this.now);
			});
			assertThat(this.due.values()).allSatisfy((due) -> assertThat(due).isGreaterThan(this.now - TICK));
			assertThat(scheduled()).isEqualTo(this.due.keySet());
		}

		void advanceToTheLast() {
			long last = this.due.values().stream().mapToLong(Long::longValue).max().orElse(this.now);
			advance(Math.max(0, last - this.now) + TICK);
		}

		private Set<Integer> scheduled() {
			return List.of(this.timers)
				.stream()
				.filter(TimingWheel.Node::isScheduled)
				.map((timer) -> timer.number)
				.collect(Collectors.toSet());
		}

	}

	static final class Timer extends TimingWheel.Node {

		private final int number;

		Timer(int number) {
			this.number = number;
		}

	}

}
