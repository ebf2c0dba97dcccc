package org.asyncrpc.benchmarks.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long to measure.
 *
 * @param warmUp how long each contender runs before anything counts
 * @param round how long each contender runs in a round
 * @param rounds how many rounds there are
 */
record Pace(Duration warmUp, Duration round, int rounds) {

	/**
	 * The same with more warming up, for loads that are a program of their own size and
	 * have to be compiled as well.
	 * @return the pace
	 */
	Pace warmer() {
		return new Pace(this.warmUp.multipliedBy(3), this.round, this.rounds);
	}

	/**
	 * Measures contenders in turn, round after round, so that what disturbs the machine
	 * disturbs all of them.
	 * @param <K> what tells the contenders apart
	 * @param contenders the contenders
	 * @return what each of them has shown
	 * @throws InterruptedException if a call fails
	 */
	<K> Map<K, Samples> measure(Map<K, Contender> contenders) throws InterruptedException {
		Map<K, Samples> samples = new LinkedHashMap<>();
		for (Map.Entry<K, Contender> contender : contenders.entrySet()) {
			contender.getValue().measure(this.warmUp);
			samples.put(contender.getKey(), new Samples());
		}
		for (int i = 0; i < this.rounds; i++) {
			for (Map.Entry<K, Samples> each : samples.entrySet()) {
				Contender contender = Objects.requireNonNull(contenders.get(each.getKey()));
				each.getValue().add(contender.measure(this.round));
			}
		}
		return samples;
	}

}
