package org.asyncrpc.sampleclient;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.asyncrpc.sample.SampleApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The sample application in a process of its own, which can be ended and started again on
 * the same port.
 */
final class ServerProcess implements AutoCloseable {

	private static final Pattern SUBMITTED = Pattern.compile("Expense (\\S+) was submitted");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final Path log;

	private final List<String> command;

	private final Approvals approvals;

	private Process process;

	/**
	 * Starts the application.
	 * @param directory where it keeps what it writes
	 * @param port where it listens
	 * @param arguments its further arguments
	 * @throws IOException if no process can be started
	 */
	ServerProcess(Path directory, int port, String... arguments) throws IOException {
		this.log = directory.resolve("server.log");
		this.approvals = new Approvals(port);
		this.command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath(), SampleApplication.class.getName(),
				"--server.port=" + port, "--sample.data=" + directory, "--asyncrpc.server.shutdown-timeout=200ms"));
		this.command.addAll(List.of(arguments));
		this.process = start();
	}

	// Without the tests, whose classes are none of the application's
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private Process start() throws IOException {
		Process started = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
			.start();
		try {
			await().atMost(PATIENCE)
				.failFast("The server has ended", () -> !started.isAlive())
				.until(this.approvals::areOpen);
			return started;
		}
		catch (RuntimeException ex) {
			started.destroyForcibly();
			throw new IllegalStateException(String.join("\n", lines()), ex);
		}
	}

	Approvals approvals() {
		return this.approvals;
	}

	/**
	 * Ends the process as an operator does, who lets it stop in order.
	 */
	void stop() {
		this.process.destroy();
		awaitEnd();
	}

	/**
	 * Ends the process as a failure does, at once.
	 */
	void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

	/**
	 * Starts the application again, when it has ended.
	 * @throws IOException if no process can be started
	 */
	void startAgain() throws IOException {
		this.process = start();
	}

	/**
	 * How often the manager's method ran for each expense, in all the processes so far.
	 * @return the counts by number of the expense
	 */
	Map<String, Long> dispatches() {
		return lines().stream()
			.map(SUBMITTED::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
	}

	private List<String> lines() {
		try {
			return Files.readAllLines(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitEnd() {
		try {
			assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

}
