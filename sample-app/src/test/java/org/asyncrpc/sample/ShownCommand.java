package org.asyncrpc.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command that a document shows, and what it prints. Documents show them in blocks of
 * the language {@code console}: a command is a line that starts with {@code $}, and what
 * it prints are the lines up to the next command. There, {@code ...} stands for anything
 * within a line: ids, instants, and what else is different every time.
 *
 * @param command the command
 * @param output what it prints
 */
record ShownCommand(String command, Pattern output) {

	private static final Pattern BLOCK = Pattern.compile("^```console\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern PROMPT = Pattern.compile("^\\$ ", Pattern.MULTILINE);

	static List<ShownCommand> in(String document) {
		List<ShownCommand> commands = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(document);
		while (matcher.find()) {
			PROMPT.splitAsStream(matcher.group(1))
				.filter((text) -> !text.isEmpty())
				.map((text) -> text.split("\n", 2))
				.forEach((lines) -> commands.add(new ShownCommand(lines[0], pattern(lines[1].strip()))));
		}
		return commands;
	}

	private static Pattern pattern(String output) {
		return Pattern.compile(
				Arrays.stream(output.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
	}

}
