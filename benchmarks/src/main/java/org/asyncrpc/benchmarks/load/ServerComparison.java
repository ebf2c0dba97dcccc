package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares whole servers. {@code --quick} only tries whether everything works, for the
 * figures of so short a time say nothing; the name of a section runs only that one.
 */
public final class ServerComparison {

	private static final Pace PACE = new Pace(Duration.ofSeconds(25), Duration.ofSeconds(3), 5);

	private static final Pace QUICK = new Pace(Duration.ofMillis(500), Duration.ofMillis(300), 1);

	private ServerComparison() {
	}

	/**
	 * Compares, and prints a table.
	 * @param args {@code --quick}, and names of sections
	 * @throws Exception if a server or a call fails
	 */
	public static void main(String[] args) throws Exception {
		Report report = compare(List.of(args));
		System.out.println(report);
		report.requireComplete();
	}

	static Report compare(List<String> args) throws Exception {
		boolean quick = args.contains("--quick");
		Pace pace = quick ? QUICK : PACE;
		Cores cores = Cores.separate();
		Report report = new Report(cores);
		try (Servers servers = new Servers(cores)) {
			for (Map.Entry<String, Section> section : sections(quick).entrySet()) {
				if (args.contains(section.getKey()) || args.stream().allMatch("--quick"::equals)) {
					run(section.getKey(), section.getValue(), servers, pace, report);
				}
			}
		}
		return report;
	}

	// What the other sections have measured is worth something without it
	private static void run(String name, Section section, Servers servers, Pace pace, Report report) throws Exception {
		try {
			section.run(servers, pace, report);
		}
		catch (IOException | UncheckedIOException ex) {
			report.failed(name, ex);
		}
	}

	private static Map<String, Section> sections(boolean quick) {
		Map<String, Section> sections = new LinkedHashMap<>();
		sections.put("few", SingleCalls.few());
		sections.put("many", SingleCalls.many());
		sections.put("lone", SingleCalls.lone());
		sections.put("bindings", new Bindings());
		sections.put("memory", new Memory(quick ? 5_000 : 200_000));
		sections.put("million", new ManyCalls(quick ? 10_000 : 1_000_000));
		sections.put("start-up", new StartUp(quick ? 1 : 7));
		return sections;
	}

}
