package org.asyncrpc.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How long a client wants its request to be held: the preferences {@code respond-async}
 * and {@code wait} of RFC 7240. Of a preference given twice, the first counts.
 *
 * @param respondAsync whether the client asked for 202 rather than be held
 * @param waitSeconds how many seconds the client wants to be held at the most, or
 * {@code null} if it did not say
 */
public record Preference(boolean respondAsync, @Nullable Integer waitSeconds) {

	/**
	 * The client did not say anything.
	 */
	public static final Preference NONE = new Preference(false, null);

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final String VALUE = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")?";

	/** One preference with its parameters, and the comma or end that follows it. */
	private static final Pattern PREFERENCE = Pattern.compile("[ \\t]*(?:(" + TOKEN + ")(?:[ \\t]*=[ \\t]*(" + VALUE
			+ "))?(?:[ \\t]*;[ \\t]*(?:" + TOKEN + "(?:[ \\t]*=[ \\t]*" + VALUE + ")?)?)*+)?[ \\t]*(?:,|\\z)");

	private static final int MAX_LENGTH = 512;

	private static final int MAX_DIGITS = 9;

	/**
	 * Reads a {@code Prefer} header. One that is malformed, or that has a {@code wait}
	 * which is no whole number of seconds, is ignored as a whole.
	 * @param header the value of the header, or {@code null} if there is none
	 * @return the preferences of this kind in it
	 */
	public static Preference parse(@Nullable String header) {
		if (header == null || header.length() > MAX_LENGTH) {
			return NONE;
		}
		boolean respondAsync = false;
		Integer wait = null;
		Matcher matcher = PREFERENCE.matcher(header);
		int position = 0;
		while (position < header.length()) {
			if (!matcher.find(position) || matcher.start() != position) {
				return NONE;
			}
			position = matcher.end();
			String name = (matcher.group(1) != null) ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
			if (name.equals("respond-async")) {
				respondAsync = true;
			}
			else if (name.equals("wait") && wait == null) {
				wait = seconds(matcher.group(2));
				if (wait == null) {
					return NONE;
				}
			}
		}
		return new Preference(respondAsync, wait);
	}

	private static @Nullable Integer seconds(@Nullable String value) {
		String digits = (value != null) ? value.replace("\"", "") : "";
		if (digits.isEmpty() || digits.length() > MAX_DIGITS || !digits.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return null;
		}
		return Integer.valueOf(digits);
	}

	/**
	 * The value of a header, {@code Prefer} or {@code Preference-Applied}.
	 * @return the value, empty if there is nothing to say
	 */
	public String toHeader() {
		if (!this.respondAsync && this.waitSeconds == null) {
			return "";
		}
		List<String> preferences = new ArrayList<>(2);
		if (this.respondAsync) {
			preferences.add("respond-async");
		}
		if (this.waitSeconds != null) {
			preferences.add("wait=" + this.waitSeconds);
		}
		return String.join(", ", preferences);
	}

}
