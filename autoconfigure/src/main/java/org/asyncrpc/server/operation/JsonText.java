package org.asyncrpc.server.operation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks what the JSON parser is lenient about: that a text is UTF-8 as RFC 3629 has it,
 * without overlong forms, surrogates and numbers beyond Unicode, and that the surrogates
 * that its strings escape come in pairs. What passes can be stored, hashed and sent on by
 * whoever gets it.
 */
final class JsonText {

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final long LOW_BITS = 0x0101010101010101L;

	private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

	private final byte[] text;

	private final int end;

	private JsonText(byte[] text, int end) {
		this.text = text;
		this.end = end;
	}

	static boolean isWellFormed(byte[] text, int offset, int length) {
		return new JsonText(text, offset + length).check(offset);
	}

	private boolean check(int offset) {
		int position = offset;
		while (position >= 0 && position < this.end) {
			if (position + Long.BYTES <= this.end && isPlain((long) WORDS.get(this.text, position))) {
				position += Long.BYTES;
			}
			else {
				position = next(position);
			}
		}
		return position == this.end;
	}

	// Eight ASCII characters and no backslash among them
	private static boolean isPlain(long word) {
		long backslashes = word ^ BACKSLASHES;
		return ((word | ((backslashes - LOW_BITS) & ~backslashes)) & HIGH_BITS) == 0;
	}

	// The position behind the character or escape at the position, or -1
	private int next(int position) {
		int first = this.text[position];
		if (first == '\\') {
			return nextAfterEscape(position);
		}
		if (first >= 0) {
			return position + 1;
		}
		first &= 0xFF;
		if (first < 0xC2 || first > 0xF4) {
			return -1;
		}
		if (first < 0xE0) {
			return isContinued(position, 1, 0x80, 0xBF) ? position + 2 : -1;
		}
		if (first < 0xF0) {
			return isContinued(position, 2, (first == 0xE0) ? 0xA0 : 0x80, (first == 0xED) ? 0x9F : 0xBF) ? position + 3
					: -1;
		}
		return isContinued(position, 3, (first == 0xF0) ? 0x90 : 0x80, (first == 0xF4) ? 0x8F : 0xBF) ? position + 4
				: -1;
	}

	private boolean isContinued(int position, int count, int lowest, int highest) {
		if (position + count >= this.end) {
			return false;
		}
		int second = this.text[position + 1] & 0xFF;
		boolean valid = second >= lowest && second <= highest;
		for (int i = 2; i <= count; i++) {
			valid &= (this.text[position + i] & 0xC0) == 0x80;
		}
		return valid;
	}

	private int nextAfterEscape(int position) {
		int unit = escapedUnit(position);
		if (unit < 0) {
			return Math.min(position + 2, this.end);
		}
		if (Character.isLowSurrogate((char) unit)) {
			return -1;
		}
		if (Character.isHighSurrogate((char) unit)) {
			int low = escapedUnit(position + 6);
			return (low >= 0 && Character.isLowSurrogate((char) low)) ? position + 12 : -1;
		}
		return position + 6;
	}

	// The value of an escape of a UTF-16 code unit, or -1 if there is no such escape
	private int escapedUnit(int position) {
		if (position + 6 > this.end || this.text[position] != '\\' || this.text[position + 1] != 'u') {
			return -1;
		}
		int unit = 0;
		for (int i = 2; i < 6; i++) {
			int digit = Character.digit(this.text[position + i], 16);
			if (digit < 0) {
				return -1;
			}
			unit = unit << 4 | digit;
		}
		return unit;
	}

}
