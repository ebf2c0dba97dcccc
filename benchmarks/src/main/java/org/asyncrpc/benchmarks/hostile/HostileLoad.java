package org.asyncrpc.benchmarks.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.HdrHistogram.Histogram;

/**
 * Measures how long calls take, without and with an attack, in turn, and prints what
 * {@code docs/hostile-load.md} shows. The arguments are properties of the server.
 */
public final class HostileLoad {

	private static final int ATTACKERS = Integer.getInteger("hostile.connections", 500);

	private static final int CALLERS = 4;

	private static final int ROUNDS = Integer.getInteger("hostile.rounds", 3);

	private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("hostile.seconds", 5));

	private static final Duration PAUSE = Duration.ofMillis(10);

	private final int port;

	private HostileLoad(int port) {
		this.port = port;
	}

	/**
	 * Runs everything.
	 * @param args properties of the server, as on its command line
	 * @throws Exception if an honest call is not answered
	 */
	public static void main(String[] args) throws Exception {
		try (ServerProcess server = ServerProcess.start(List.of(args))) {
			HostileLoad load = new HostileLoad(server.port());
			for (int i = 0; i < ROUNDS; i++) {
				load.call();
			}
			System.out.printf("%n| attack by %d connections | calls | median | 99 %% | without it | times | closed |%n",
					ATTACKERS);
			System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
			for (Attack attack : Attack.values()) {
				load.measure(attack);
			}
		}
	}

	private void measure(Attack attack) throws Exception {
		Histogram quiet = new Histogram(3);
		Histogram attacked = new Histogram(3);
		int closed = 0;
		for (int i = 0; i < ROUNDS; i++) {
			quiet.add(call());
			try (Attackers attackers = Attackers.start(attack, ATTACKERS, this.port)) {
				// Until the attack has had its effect
				call();
				attacked.add(call());
				closed += attackers.closed();
			}
		}
		double before = micros(quiet, 99);
		double during = micros(attacked, 99);
		System.out.printf("| %s | %d | %.0f µs | %.0f µs | %.0f µs | %.2f | %d |%n", attack.title(),
				attacked.getTotalCount(), micros(attacked, 50), during, before, during / before, closed);
	}

	private static double micros(Histogram histogram, double percentile) {
		return histogram.getValueAtPercentile(percentile) / 1000.0;
	}

	private Histogram call() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
		try {
			List<Callable<Histogram>> callers = new ArrayList<>();
			for (int i = 0; i < CALLERS; i++) {
				callers.add(this::callOnOneConnection);
			}
			Histogram all = new Histogram(3);
			for (Future<Histogram> caller : threads.invokeAll(callers)) {
				all.add(caller.get());
			}
			return all;
		}
		finally {
			threads.shutdown();
		}
	}

	private Histogram callOnOneConnection() throws IOException, InterruptedException {
		try (HonestCaller caller = new HonestCaller(this.port)) {
			return caller.call(ROUND, PAUSE);
		}
	}

}
