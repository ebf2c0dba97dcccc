package org.asyncrpc.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes calls as the elements of a batch. One thread at a time.
 */
final class ElementWriter {

	private static final int INITIAL_SIZE = 8 * 1024;

	private static final int MAX_KEPT = 256 * 1024;

	/** What the server takes for a timeout, in milliseconds. */
	private static final long MAX_TIMEOUT = 999_999_999_000L;

	private static final byte[] NUMBER = ascii("{\"n\":");

	private static final byte[] OPERATION = ascii(",\"operation\":");

	private static final byte[] ARGUMENTS = ascii(",\"args\":");

	private static final byte[] KEY = ascii(",\"idempotencyKey\":\"");

	private static final byte[] TIMEOUT = ascii(",\"timeout\":");

	private byte[] bytes = new byte[INITIAL_SIZE];

	private int length;

	/** Most calls of a batch are of the same operation. */
	private String operation = "";

	private byte[] quotedOperation = {};

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	void begin() {
		if (this.bytes.length > MAX_KEPT) {
			this.bytes = new byte[INITIAL_SIZE];
		}
		this.length = 0;
		put('[');
	}

	/**
	 * Adds a call.
	 * @param call the call
	 * @param number tells it apart
	 * @param now the current time
	 */
	void add(OutgoingCall call, long number, long now) {
		if (this.length > 1) {
			put(',');
		}
		put(NUMBER);
		put(number);
		put(OPERATION);
		putOperation(call.operation());
		put(ARGUMENTS);
		put(call.arguments());
		put(KEY);
		putAscii(call.idempotencyKey());
		put('"');
		if (call.deadline() != OutgoingCall.NO_DEADLINE) {
			put(TIMEOUT);
			putSeconds(Math.max(1, Math.min(call.deadline() - now, MAX_TIMEOUT)));
		}
		put('}');
	}

	int length() {
		return this.length;
	}

	byte[] end() {
		put(']');
		return Arrays.copyOf(this.bytes, this.length);
	}

	private void putOperation(String name) {
		if (!name.equals(this.operation)) {
			this.quotedOperation = ascii(quote(name));
			this.operation = name;
		}
		put(this.quotedOperation);
	}

	private static String quote(String name) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < name.length(); i++) {
			char each = name.charAt(i);
			if (each < ' ' || each > '~' || each == '"' || each == '\\') {
				quoted.append("\\u%04x".formatted((int) each));
			}
			else {
				quoted.append(each);
			}
		}
		return quoted.append('"').toString();
	}

	private void putSeconds(long millis) {
		put(millis / 1000);
		int fraction = (int) (millis % 1000);
		put('.');
		put((char) ('0' + fraction / 100));
		put((char) ('0' + fraction / 10 % 10));
		put((char) ('0' + fraction % 10));
	}

	private void put(long number) {
		if (number >= 10) {
			put(number / 10);
		}
		put((char) ('0' + number % 10));
	}

	private void putAscii(String text) {
		require(text.length());
		for (int i = 0; i < text.length(); i++) {
			this.bytes[this.length++] = (byte) text.charAt(i);
		}
	}

	private void put(byte[] part) {
		require(part.length);
		System.arraycopy(part, 0, this.bytes, this.length, part.length);
		this.length += part.length;
	}

	private void put(char each) {
		require(1);
		this.bytes[this.length++] = (byte) each;
	}

	private void require(int count) {
		if (this.bytes.length - this.length < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.length + count));
		}
	}

}
