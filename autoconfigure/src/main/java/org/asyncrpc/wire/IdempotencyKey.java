package org.asyncrpc.wire;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The value of the {@code Idempotency-Key} header: a string as RFC 9651 writes it, in
 * quotes. Because many clients leave the quotes out, a bare key means the same.
 */
public final class IdempotencyKey {

	/**
	 * The number of characters that a key has at the most.
	 */
	public static final int MAX_LENGTH = 255;

	private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])++\"");

	private static final Pattern BARE = Pattern.compile("[!#-\\[\\]-~]++");

	private IdempotencyKey() {
	}

	/**
	 * Reads the header.
	 * @param header its value
	 * @return the key without quotes, or {@code null} if the value is none
	 */
	public static @Nullable String parse(String header) {
		if (header.length() > 2 * MAX_LENGTH + 2) {
			return null;
		}
		String key = header;
		if (QUOTED.matcher(header).matches()) {
			key = header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1");
		}
		else if (!BARE.matcher(header).matches()) {
			return null;
		}
		return (key.length() <= MAX_LENGTH) ? key : null;
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
