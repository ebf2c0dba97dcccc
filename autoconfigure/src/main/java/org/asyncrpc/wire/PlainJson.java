package org.asyncrpc.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Brings JSON into its canonical form without a tree of it, if it is as plain as most
 * arguments are: of printable ASCII, without escapes, duplicates or much nesting. Does
 * not know what is wrong with anything else.
 */
final class PlainJson {

	/** The text is read again on each level, to find where values end. */
	private static final int MAX_DEPTH = 8;

	private static final int[] NO_MEMBERS = {};

	private static final int MAX_NUMBER_LENGTH = 32;

	private static final int MAX_MEMBERS = 64;

	/** Positions of a member: its name, and its value. */
	private static final int POSITIONS = 4;

	private final byte[] json;

	private final byte[] canonical;

	private int length;

	private PlainJson(byte[] json, int size) {
		this.json = json;
		// Two bytes for each character, and twice as many characters: 10 is 1E+1
		this.canonical = new byte[4 * size];
	}

	/**
	 * The canonical form of a value.
	 * @param json an array with the text
	 * @param offset where it starts
	 * @param length its length
	 * @return its characters in UTF-16, or {@code null} if the text is not that plain
	 */
	static byte @Nullable [] canonical(byte[] json, int offset, int length) {
		PlainJson plain = new PlainJson(json, length);
		int from = JsonScan.skipSpace(json, offset, offset + length);
		int end = JsonScan.skipValue(json, from, offset + length);
		boolean alone = end > from && JsonScan.skipSpace(json, end, offset + length) == offset + length;
		return (alone && plain.write(from, end, MAX_DEPTH)) ? Arrays.copyOf(plain.canonical, plain.length) : null;
	}

	private boolean write(int from, int to, int depth) {
		return switch (this.json[from]) {
			case '{' -> depth > 0 && writeObject(from, to, depth - 1);
			case '[' -> depth > 0 && writeArray(from, to, depth - 1);
			case '"' -> writeString(from, to);
			case 't' -> writeLiteral("true", from, to);
			case 'f' -> writeLiteral("false", from, to);
			case 'n' -> writeLiteral("null", from, to);
			default -> writeNumber(from, to);
		};
	}

	private boolean writeObject(int from, int to, int depth) {
		int[] members = members(from, to);
		if (members == null || !sort(members)) {
			return false;
		}
		put('{');
		for (int i = 0; i < members.length; i += POSITIONS) {
			if (i > 0) {
				put(',');
			}
			if (!writeString(members[i], members[i + 1])) {
				return false;
			}
			put(':');
			if (!write(members[i + 2], members[i + 3], depth)) {
				return false;
			}
		}
		put('}');
		return true;
	}

	private int @Nullable [] members(int from, int to) {
		int position = JsonScan.skipSpace(this.json, from + 1, to);
		if (this.json[position] == '}') {
			return (position + 1 == to) ? NO_MEMBERS : null;
		}
		int[] members = new int[4 * POSITIONS];
		int count = 0;
		while (true) {
			if (count == members.length) {
				members = Arrays.copyOf(members, 2 * count);
			}
			int end = readMember(position, to, members, count);
			if (end < 0) {
				return null;
			}
			count += POSITIONS;
			if (end + 1 == to) {
				return (this.json[end] == '}') ? Arrays.copyOf(members, count) : null;
			}
			if (this.json[end] != ',') {
				return null;
			}
			position = JsonScan.skipSpace(this.json, end + 1, to);
		}
	}

	// Returns the position of what follows the member, or -1
	private int readMember(int name, int to, int[] members, int index) {
		if (name >= to || this.json[name] != '"') {
			return -1;
		}
		int nameEnd = JsonScan.skipString(this.json, name, to);
		int colon = (nameEnd >= 0) ? JsonScan.skipSpace(this.json, nameEnd, to) : to;
		if (colon >= to || this.json[colon] != ':') {
			return -1;
		}
		int value = JsonScan.skipSpace(this.json, colon + 1, to);
		int valueEnd = (value < to) ? JsonScan.skipValue(this.json, value, to) : -1;
		int next = (valueEnd > value) ? JsonScan.skipSpace(this.json, valueEnd, to) : to;
		members[index] = name;
		members[index + 1] = nameEnd;
		members[index + 2] = value;
		members[index + 3] = valueEnd;
		return (next < to) ? next : -1;
	}

	// Whether all names are different. Members are few, and often in order.
	private boolean sort(int[] members) {
		if (members.length > MAX_MEMBERS * POSITIONS) {
			return false;
		}
		for (int i = POSITIONS; i < members.length; i += POSITIONS) {
			for (int j = i; j > 0; j -= POSITIONS) {
				int order = compare(members, j - POSITIONS, j);
				if (order == 0) {
					return false;
				}
				if (order < 0) {
					break;
				}
				swap(members, j - POSITIONS, j);
			}
		}
		return true;
	}

	private int compare(int[] members, int one, int other) {
		// Without the quotes, for the one at the end would count
		return Arrays.compare(this.json, members[one] + 1, members[one + 1] - 1, this.json, members[other] + 1,
				members[other + 1] - 1);
	}

	private static void swap(int[] members, int one, int other) {
		for (int i = 0; i < POSITIONS; i++) {
			int position = members[one + i];
			members[one + i] = members[other + i];
			members[other + i] = position;
		}
	}

	private boolean writeArray(int from, int to, int depth) {
		put('[');
		int position = JsonScan.skipSpace(this.json, from + 1, to);
		if (this.json[position] == ']') {
			put(']');
			return position + 1 == to;
		}
		while (position < to) {
			int end = JsonScan.skipValue(this.json, position, to);
			if (end <= position || !write(position, end, depth)) {
				return false;
			}
			int next = JsonScan.skipSpace(this.json, end, to);
			if (next >= to) {
				return false;
			}
			put(this.json[next]);
			if (next + 1 == to) {
				return this.json[next] == ']';
			}
			if (this.json[next] != ',') {
				return false;
			}
			position = JsonScan.skipSpace(this.json, next + 1, to);
		}
		return false;
	}

	private boolean writeString(int from, int to) {
		for (int i = from + 1; i < to - 1; i++) {
			byte each = this.json[i];
			if (each < ' ' || each > '~' || each == '\\') {
				return false;
			}
		}
		for (int i = from; i < to; i++) {
			put(this.json[i]);
		}
		return true;
	}

	private boolean writeLiteral(String literal, int from, int to) {
		return to - from == literal.length() && text(from, to).equals(literal) && put(literal);
	}

	private boolean writeNumber(int from, int to) {
		if (to - from > MAX_NUMBER_LENGTH || !JsonScan.isNumber(this.json, from, to) || hasExponent(from, to)) {
			return false;
		}
		return put(new BigDecimal(text(from, to)).stripTrailingZeros().toString());
	}

	private boolean hasExponent(int from, int to) {
		for (int i = from; i < to; i++) {
			if ((this.json[i] | ' ') == 'e') {
				return true;
			}
		}
		return false;
	}

	private String text(int from, int to) {
		return new String(this.json, from, to - from, StandardCharsets.US_ASCII);
	}

	private boolean put(String text) {
		for (int i = 0; i < text.length(); i++) {
			put(text.charAt(i));
		}
		return true;
	}

	private void put(int character) {
		this.canonical[this.length + 1] = (byte) character;
		this.length += Character.BYTES;
	}

}
