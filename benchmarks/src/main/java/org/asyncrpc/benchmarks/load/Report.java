package org.asyncrpc.benchmarks.load;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects the rows of the tables.
 */
final class Report {

	private final List<String> targets = new ArrayList<>();

	private final List<String> servers = new ArrayList<>();

	private final List<Exception> failures = new ArrayList<>();

	private final Cores cores;

	Report(Cores cores) {
		this.cores = cores;
	}

	/**
	 * Adds what was hoped for, and whether it came true.
	 * @param measured what was measured
	 * @param target what was hoped for
	 * @param result what it came to
	 * @param met whether that is enough
	 */
	void target(String measured, String target, String result, boolean met) {
		this.targets.add(row(measured, target, result, met ? "met" : "**missed**"));
	}

	/**
	 * Adds what was measured without a hope.
	 * @param measured what was measured
	 * @param result what it came to
	 */
	void figure(String measured, String result) {
		this.targets.add(row(measured, "", result, ""));
	}

	/**
	 * Adds that a section ended before it had measured everything.
	 * @param section its name
	 * @param failure why
	 */
	void failed(String section, Exception failure) {
		this.targets
			.add(row("section `%s`".formatted(section), "", String.valueOf(failure.getMessage()), "**failed**"));
		this.failures.add(failure);
	}

	/**
	 * Does nothing if everything was measured.
	 * @throws Exception if it was not
	 */
	void requireComplete() throws Exception {
		if (!this.failures.isEmpty()) {
			throw this.failures.get(0);
		}
	}

	/**
	 * Adds the figures of servers.
	 * @param load how they were loaded
	 * @param samples their figures
	 */
	void servers(String load, Map<Peer, Samples> samples) {
		samples.forEach((peer, each) -> server(load, peer.title(), each));
	}

	private void server(String load, String server, Samples samples) {
		this.servers.add(row(load, server, number("%,.0f", samples.median(Sample::callsPerSecond)),
				number("%.1f", samples.median(Sample::cpuMicrosPerCall)),
				number("%,.0f", samples.median(Sample::medianMicros)),
				number("%,.0f", samples.median(Sample::p99Micros))));
	}

	static String number(String format, Object... numbers) {
		return String.format(Locale.ROOT, format, numbers);
	}

	static String times(double ratio) {
		return number("%.2f ×", ratio);
	}

	private static String row(String... cells) {
		return "| " + String.join(" | ", cells) + " |";
	}

	private String machine() {
		return "%s, OpenJDK %s, %s.".formatted(LocalDate.now(ZoneOffset.UTC), Runtime.version(), this.cores);
	}

	@Override
	public String toString() {
		List<String> lines = new ArrayList<>();
		lines.add(machine());
		lines.add("");
		lines.add("| measured | target | result | |");
		lines.add("| --- | --- | --- | --- |");
		lines.addAll(this.targets);
		lines.add("");
		lines.add("| load | server | calls/s | server CPU per call, µs | median, µs | 99 %, µs |");
		lines.add("| --- | --- | --- | --- | --- | --- |");
		lines.addAll(this.servers);
		return String.join(System.lineSeparator(), lines);
	}

}
