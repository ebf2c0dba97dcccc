package org.asyncrpc.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code that a document shows, and the file that it is from. Documents name the file in a
 * comment above the code. The indentation may differ, and a nested class may look like
 * one that is not.
 *
 * @param file the file, relative to the project
 * @param text a part of it
 */
record ShownCode(String file, String text) {

	private static final Pattern BLOCK = Pattern.compile("^<!-- (\\S+) -->\n+```java\n(.*?)^```$",
			Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern NESTING = Pattern.compile("^[ \t]+(?:static (?=class))?", Pattern.MULTILINE);

	static List<ShownCode> in(String document) {
		List<ShownCode> shown = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(document);
		while (matcher.find()) {
			shown.add(new ShownCode(matcher.group(1), withoutNesting(matcher.group(2))));
		}
		return shown;
	}

	static String withoutNesting(String code) {
		return NESTING.matcher(code).replaceAll("");
	}

}
