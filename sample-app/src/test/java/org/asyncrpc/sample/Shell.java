package org.asyncrpc.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Runs commands as a person would who pastes them into a terminal.
 */
final class Shell {

	private static final String END = "--- end of output ---";

	private Shell() {
	}

	static boolean has(String command) {
		try {
			return new ProcessBuilder("sh", "-c", "command -v " + command).start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Runs commands in one shell, so that they share its variables.
	 * @param commands the commands
	 * @return what each of them printed, without white space at the end of lines
	 * @throws IOException if the shell cannot be run
	 */
	static List<String> run(List<String> commands) throws IOException {
		String script = String.join("\necho; echo '" + END + "'\n", commands);
		Process shell = new ProcessBuilder("sh", "-c", script).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		shell.getOutputStream().close();
		String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return Arrays.stream(printed.split(END))
			.map((output) -> output.replaceAll("[ \\t\\r]+\n", "\n").strip())
			.toList();
	}

}
