package org.asyncrpc.server.binding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.asyncrpc.store.CallId;

/**
 * An array of bytes that grows, to write documents into without making any objects.
 */
final class Bytes {

	private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

	private byte[] array;

	private int length;

	Bytes(int capacity) {
		this.array = new byte[capacity];
	}

	byte[] array() {
		return this.array;
	}

	int length() {
		return this.length;
	}

	/**
	 * Starts again.
	 * @param length where to go on
	 * @param maxCapacity the room to keep at the most
	 */
	void reset(int length, int maxCapacity) {
		if (this.array.length > maxCapacity) {
			this.array = new byte[maxCapacity];
		}
		this.length = length;
	}

	void put(char ascii) {
		require(1);
		this.array[this.length++] = (byte) ascii;
	}

	void put(byte[] bytes) {
		require(bytes.length);
		System.arraycopy(bytes, 0, this.array, this.length, bytes.length);
		this.length += bytes.length;
	}

	/**
	 * Puts JSON on one line. What ends a line can only be white space in it.
	 * @param json the JSON
	 */
	void putLine(byte[] json) {
		int from = this.length;
		put(json);
		for (int i = from; i < this.length; i++) {
			if (this.array[i] == '\n' || this.array[i] == '\r') {
				this.array[i] = ' ';
			}
		}
	}

	void put(CallId id) {
		require(4 * Long.BYTES);
		putHex(id.high());
		putHex(id.low());
	}

	private void putHex(long bits) {
		for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
			this.array[this.length++] = DIGITS[(int) (bits >>> shift) & 0xF];
		}
	}

	/**
	 * Puts a number.
	 * @param number the number, which is not negative
	 */
	void put(long number) {
		int digits = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		require(digits);
		long rest = number;
		for (int i = this.length + digits - 1; i >= this.length; i--) {
			this.array[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.length += digits;
	}

	private void require(int room) {
		if (this.array.length - this.length < room) {
			this.array = Arrays.copyOf(this.array, Math.max(this.length + room, 2 * this.array.length));
		}
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.array, this.length);
	}

}
