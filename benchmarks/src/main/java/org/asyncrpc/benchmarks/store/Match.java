package org.asyncrpc.benchmarks.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several rounds with two contestants, who take turns, so that whatever else the machine
 * does disturbs both.
 *
 * @param rounds the number of rounds
 * @param duration how long each lasts, for each of them
 */
record Match(int rounds, Duration duration) {

	/**
	 * Plays the match.
	 * @param inFlight how many calls there are at any moment
	 * @param first one contestant
	 * @param second the other
	 * @return what it came to
	 */
	Result play(int inFlight, Contestant first, Contestant second) {
		Round round = new Round(inFlight, this.duration);
		round.play(first);
		round.play(second);
		List<Double> ofFirst = new ArrayList<>();
		List<Double> ofSecond = new ArrayList<>();
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < this.rounds; i++) {
			boolean firstBegins = i % 2 == 0;
			double a = round.play(firstBegins ? first : second);
			double b = round.play(firstBegins ? second : first);
			ofFirst.add(firstBegins ? a : b);
			ofSecond.add(firstBegins ? b : a);
			ratios.add(firstBegins ? b / a : a / b);
		}
		return new Result(inFlight, median(ofFirst), median(ofSecond), median(ratios), Collections.min(ratios),
				Collections.max(ratios));
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	/**
	 * What a match came to.
	 *
	 * @param inFlight how many calls there were at any moment
	 * @param first the calls per second of the first contestant, in the median
	 * @param second those of the second
	 * @param ratio how many times as many the second made in a round, in the median
	 * @param minRatio the least of all rounds
	 * @param maxRatio the most of all rounds
	 */
	record Result(int inFlight, double first, double second, double ratio, double minRatio, double maxRatio) {

	}

}
