package org.asyncrpc.benchmarks.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many calls a database takes: those of the store, and those of a table by hand with
 * one statement for each step. Not a JMH benchmark, because the two take turns.
 */
public final class DatabaseBenchmark {

	private static final List<Integer> IN_FLIGHT = Arrays.stream(System.getProperty("inFlight", "1,16,256").split(","))
		.map(Integer::valueOf)
		.toList();

	private static final Match MATCH = new Match(Integer.getInteger("rounds", 7),
			Duration.ofMillis(Integer.getInteger("millis", 3000)));

	private DatabaseBenchmark() {
	}

	/**
	 * Runs the benchmark and prints a table.
	 * @param args the JDBC URL, user name and password of a PostgreSQL, or nothing to
	 * start one in a container
	 */
	public static void main(String... args) {
		try (TestedDatabase database = TestedDatabase.of(args);
				Contestant byHand = new TableByHand(database.pool());
				Contestant store = new StoreInDatabase(database.pool(), database.direct())) {
			List<Match.Result> results = IN_FLIGHT.stream()
				.map((inFlight) -> MATCH.play(inFlight, byHand, store))
				.toList();
			System.out.printf("%s; %d rounds of %d ms; medians of calls per second%n%n", database.describe(),
					MATCH.rounds(), MATCH.duration().toMillis());
			System.out.printf("| in flight | %s | %s | ratio | lowest to highest |%n", byHand.name(), store.name());
			System.out.println("| ---: | ---: | ---: | ---: | ---: |");
			results.forEach(DatabaseBenchmark::print);
		}
	}

	private static void print(Match.Result result) {
		System.out.printf(Locale.ROOT, "| %d | %,.0f | %,.0f | %.2f | %.2f to %.2f |%n", result.inFlight(),
				result.first(), result.second(), result.ratio(), result.minRatio(), result.maxRatio());
	}

}
