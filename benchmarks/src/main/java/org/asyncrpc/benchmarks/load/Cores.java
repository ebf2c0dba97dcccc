package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives the servers one core and the load another, where the machine has two and
 * {@code taskset}.
 */
final class Cores {

	private static final String SERVER = "0";

	private static final String LOAD = "1";

	private final int count;

	private final boolean pinned;

	private Cores(int count, boolean pinned) {
		this.count = count;
		this.pinned = pinned;
	}

	/**
	 * Moves this process to the core of the load.
	 * @return the cores
	 * @throws InterruptedException if interrupted
	 */
	static Cores separate() throws InterruptedException {
		int count = Runtime.getRuntime().availableProcessors();
		if (count < 2) {
			return new Cores(count, false);
		}
		try {
			Process process = new ProcessBuilder("taskset", "-a", "-c", "-p", LOAD,
					String.valueOf(ProcessHandle.current().pid()))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return new Cores(count, process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0);
		}
		catch (IOException ex) {
			return new Cores(count, false);
		}
	}

	@Override
	public String toString() {
		return "%d processors, %s".formatted(this.count,
				this.pinned ? "the servers on one and the load on another" : "used by servers and load alike");
	}

	/**
	 * The command that runs a server.
	 * @param command the command without a core
	 * @return the command with its core
	 */
	List<String> ofServer(List<String> command) {
		List<String> pinned = new ArrayList<>(this.pinned ? List.of("taskset", "-c", SERVER) : List.of());
		pinned.addAll(command);
		return pinned;
	}

}
