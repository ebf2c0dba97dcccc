package org.asyncrpc.benchmarks.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own.
 */
final class PeerProcess implements Closeable {

	private static final String READY = "READY ";

	private final Process process;

	private final BufferedReader output;

	private final BufferedWriter input;

	private final int port;

	private PeerProcess(Process process) throws IOException {
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
		this.input = process.outputWriter(StandardCharsets.UTF_8);
		this.port = Integer.parseInt(readLine(READY));
	}

	/**
	 * Starts a server, and waits until it is ready.
	 * @param command runs it
	 * @return the server
	 * @throws IOException if it does not start
	 */
	static PeerProcess start(List<String> command) throws IOException {
		return new PeerProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	int port() {
		return this.port;
	}

	/**
	 * How much processor time the server has used.
	 * @return user and system time of all its threads
	 */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	/**
	 * How much of the heap is reachable.
	 * @return the bytes that are used after a collection
	 * @throws IOException if the server has ended
	 */
	long usedHeap() throws IOException {
		this.input.write("heap\n");
		this.input.flush();
		return Long.parseLong(readLine(""));
	}

	private String readLine(String prefix) throws IOException {
		String line = this.output.readLine();
		while (line != null && !line.startsWith(prefix)) {
			line = this.output.readLine();
		}
		if (line == null) {
			throw new IOException("The server has ended");
		}
		return line.substring(prefix.length());
	}

	@Override
	public void close() throws IOException {
		try {
			this.input.close();
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
