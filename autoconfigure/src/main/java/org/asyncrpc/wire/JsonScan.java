package org.asyncrpc.wire;

/**
 * Finds where JSON values end, without looking into them any deeper than that takes.
 * Whoever uses a value parses it.
 */
public final class JsonScan {

	private JsonScan() {
	}

	/**
	 * Skips white space.
	 * @param json the text
	 * @param from where to begin
	 * @param to where the text ends
	 * @return where something else begins, or where the text ends
	 */
	public static int skipSpace(byte[] json, int from, int to) {
		int position = from;
		while (position < to && isSpace(json[position])) {
			position++;
		}
		return position;
	}

	private static boolean isSpace(byte each) {
		return each == ' ' || each == '\n' || each == '\r' || each == '\t';
	}

	/**
	 * Skips a value.
	 * @param json the text
	 * @param from where the value begins
	 * @param to where the text ends
	 * @return where the value ends, or -1 if it does not
	 */
	public static int skipValue(byte[] json, int from, int to) {
		if (from >= to) {
			return -1;
		}
		return switch (json[from]) {
			case '"' -> skipString(json, from, to);
			case '{', '[' -> skipNested(json, from, to);
			default -> skipLiteral(json, from, to);
		};
	}

	/**
	 * Skips a string.
	 * @param json the text
	 * @param from where the quote is that begins it
	 * @param to where the text ends
	 * @return the position behind the quote that ends it, or -1 if there is none
	 */
	public static int skipString(byte[] json, int from, int to) {
		int position = from + 1;
		while (position < to) {
			byte each = json[position];
			if (each == '"') {
				return position + 1;
			}
			position += (each == '\\') ? 2 : 1;
		}
		return -1;
	}

	private static int skipNested(byte[] json, int from, int to) {
		int depth = 0;
		int position = from;
		while (position >= 0 && position < to) {
			byte each = json[position];
			if (each == '"') {
				position = skipString(json, position, to);
				continue;
			}
			position++;
			if (each == '{' || each == '[') {
				depth++;
			}
			else if ((each == '}' || each == ']') && --depth == 0) {
				return position;
			}
		}
		return -1;
	}

	private static int skipLiteral(byte[] json, int from, int to) {
		int position = from;
		while (position < to && !endsLiteral(json[position])) {
			position++;
		}
		return (position > from) ? position : -1;
	}

	private static boolean endsLiteral(byte each) {
		return each == ',' || each == ']' || each == '}' || each == ':' || isSpace(each);
	}

	/**
	 * Whether a value is a number as JSON writes them.
	 * @param json the text
	 * @param from where the value begins
	 * @param to where it ends
	 * @return whether it is a number
	 */
	public static boolean isNumber(byte[] json, int from, int to) {
		int position = (from < to && json[from] == '-') ? from + 1 : from;
		int integer = skipDigits(json, position, to);
		if (integer == position || (json[position] == '0' && integer > position + 1)) {
			return false;
		}
		position = integer;
		if (position < to && json[position] == '.') {
			int fraction = skipDigits(json, position + 1, to);
			if (fraction == position + 1) {
				return false;
			}
			position = fraction;
		}
		if (position < to && (json[position] == 'e' || json[position] == 'E')) {
			boolean signed = position + 1 < to && (json[position + 1] == '+' || json[position + 1] == '-');
			int digits = position + (signed ? 2 : 1);
			position = skipDigits(json, digits, to);
			if (position == digits) {
				return false;
			}
		}
		return position == to;
	}

	private static int skipDigits(byte[] json, int from, int to) {
		int position = from;
		while (position < to && json[position] >= '0' && json[position] <= '9') {
			position++;
		}
		return position;
	}

}
