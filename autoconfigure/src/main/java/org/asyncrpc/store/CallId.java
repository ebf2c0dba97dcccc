package org.asyncrpc.store;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Identifies a call: 128 bits, written as 32 lower-case hexadecimal digits. Where nothing
 * else protects a call, it is protected by nobody being able to guess this value.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record CallId(long high, long low) {

	private static final int LENGTH = 32;

	private static final int PREFIX_LENGTH = 8;

	private static final HexFormat HEX = HexFormat.of();

	/**
	 * Reads an id as {@link #toString()} writes it.
	 * @param text the text, from anywhere
	 * @return the id, or {@code null} if the text is none
	 */
	public static @Nullable CallId parse(String text) {
		if (text.length() != LENGTH) {
			return null;
		}
		for (int i = 0; i < LENGTH; i++) {
			char digit = text.charAt(i);
			if (!HexFormat.isHexDigit(digit) || Character.isUpperCase(digit)) {
				return null;
			}
		}
		return new CallId(HexFormat.fromHexDigitsToLong(text, 0, LENGTH / 2),
				HexFormat.fromHexDigitsToLong(text, LENGTH / 2, LENGTH));
	}

	/**
	 * The first digits, for logs: enough to tell calls apart, too few to use one.
	 * @return a prefix of the id
	 */
	public String prefix() {
		return toString().substring(0, PREFIX_LENGTH);
	}

	@Override
	public int hashCode() {
		return Long.hashCode(this.low);
	}

	@Override
	public String toString() {
		return HEX.toHexDigits(this.high) + HEX.toHexDigits(this.low);
	}

}
