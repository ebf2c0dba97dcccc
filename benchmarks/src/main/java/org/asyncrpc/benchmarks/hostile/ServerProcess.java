package org.asyncrpc.benchmarks.hostile;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server under attack, in a process of its own.
 */
final class ServerProcess implements Closeable {

	private static final String READY = "READY ";

	private final Process process;

	private final int port;

	private ServerProcess(Process process) throws IOException {
		this.process = process;
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		String line = output.readLine();
		while (line != null && !line.startsWith(READY)) {
			line = output.readLine();
		}
		if (line == null) {
			throw new IOException("The server did not start");
		}
		this.port = Integer.parseInt(line.substring(READY.length()));
	}

	static ServerProcess start(List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
						System.getProperty("java.class.path"), HostileServer.class.getName()));
		command.addAll(arguments);
		return new ServerProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
