package org.asyncrpc.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The value of the {@code Idempotency-Key} header: a string as RFC 9651 writes it, in
 * quotes, whose parameters mean nothing. Because many clients leave the quotes out, a
 * bare key means the same.
 */
public final class IdempotencyKey {

	/**
	 * The number of characters that a key has at the most.
	 */
	public static final int MAX_LENGTH = 255;

	private static final int MAX_HEADER_LENGTH = 1024;

	private static final String STRING = "\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+)\"";

	private static final String TOKEN = "[!#$%&'*+.^_`|~:/0-9A-Za-z?@=-]++";

	private static final Pattern QUOTED = Pattern
		.compile(STRING + "(?:; *+[a-z*][a-z0-9_.*-]*+(?:=(?:" + STRING + "|" + TOKEN + "))?)*+");

	private static final Pattern BARE = Pattern.compile("[!#-\\[\\]-~]++");

	private IdempotencyKey() {
	}

	/**
	 * Reads the header.
	 * @param header its value
	 * @return the key without quotes, or {@code null} if the value is none
	 */
	public static @Nullable String parse(String header) {
		if (header.length() > MAX_HEADER_LENGTH) {
			return null;
		}
		String key = header;
		Matcher quoted = QUOTED.matcher(header);
		if (quoted.matches()) {
			key = quoted.group(1).replaceAll("\\\\(.)", "$1");
		}
		else if (!BARE.matcher(header).matches()) {
			return null;
		}
		return (!key.isEmpty() && key.length() <= MAX_LENGTH) ? key : null;
	}

	/**
	 * Whether a text can be a key, however it is carried.
	 * @param key the text
	 * @return whether it has the right length and only characters that a key may have
	 */
	public static boolean isValid(String key) {
		boolean valid = !key.isEmpty() && key.length() <= MAX_LENGTH;
		for (int i = 0; valid && i < key.length(); i++) {
			valid = key.charAt(i) >= ' ' && key.charAt(i) <= '~';
		}
		return valid;
	}

	/**
	 * Writes the header.
	 * @param key the key, of visible ASCII characters and spaces
	 * @return the value
	 */
	public static String format(String key) {
		return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
