package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the end of an answer, with a length or in chunks; and nothing else.
 */
final class HttpAnswer {

	private static final byte[] SUCCESS = "HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private HttpAnswer() {
	}

	/**
	 * Whether an answer is complete.
	 * @param bytes what was received, from 0 to the buffer's position
	 * @return whether it is
	 * @throws IOException if it is no success
	 */
	static boolean isComplete(ByteBuffer bytes) throws IOException {
		int end = find(bytes, END_OF_HEAD, 0, bytes.position());
		if (end < 0) {
			return false;
		}
		if (find(bytes, SUCCESS, 0, SUCCESS.length) != 0) {
			throw new IOException("The server answers " + text(bytes));
		}
		int body = end + END_OF_HEAD.length;
		int length = find(bytes, LENGTH, 0, body);
		if (length >= 0) {
			return bytes.position() == body + number(bytes, length + LENGTH.length);
		}
		int last = bytes.position() - LAST_CHUNK.length;
		return last >= end && find(bytes, LAST_CHUNK, last, bytes.position()) == last;
	}

	private static int find(ByteBuffer bytes, byte[] wanted, int from, int to) {
		for (int i = from; i <= to - wanted.length; i++) {
			int matched = 0;
			while (matched < wanted.length && lower(bytes.get(i + matched)) == lower(wanted[matched])) {
				matched++;
			}
			if (matched == wanted.length) {
				return i;
			}
		}
		return -1;
	}

	private static int lower(byte letter) {
		return (letter >= 'A' && letter <= 'Z') ? letter + ('a' - 'A') : letter;
	}

	private static int number(ByteBuffer bytes, int from) {
		int number = 0;
		for (int i = from; bytes.get(i) != '\r'; i++) {
			if (bytes.get(i) != ' ') {
				number = number * 10 + bytes.get(i) - '0';
			}
		}
		return number;
	}

	private static String text(ByteBuffer bytes) {
		byte[] text = new byte[Math.min(bytes.position(), 500)];
		bytes.get(0, text);
		return new String(text, StandardCharsets.UTF_8);
	}

}
