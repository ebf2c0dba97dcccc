package org.asyncrpc.server.binding;

import java.util.Arrays;

import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.JsonScan;

/**
 * A body with several elements: a JSON array, or lines of JSON (NDJSON). Only where an
 * element begins and ends is found out here, so that a bad one harms no other.
 */
public final class CallBatch {

	private final byte[] body;

	private final boolean lines;

	private final int maxLength;

	private int[] ranges = new int[32];

	private int length;

	private CallBatch(byte[] body, boolean lines, int maxLength) {
		this.body = body;
		this.lines = lines;
		this.maxLength = maxLength;
	}

	/**
	 * Reads a body.
	 * @param body the body; an empty one has no elements
	 * @param lines whether each line is an element, rather than the body an array of them
	 * @param maxLength the number of elements at the most
	 * @return the batch
	 * @throws CallRefusedException if it is no array, or too long
	 */
	public static CallBatch parse(byte[] body, boolean lines, int maxLength) {
		CallBatch batch = new CallBatch(body, lines, maxLength);
		if (lines) {
			batch.splitLines();
		}
		else {
			batch.splitArray();
		}
		return batch;
	}

	byte[] body() {
		return this.body;
	}

	/**
	 * Whether the elements are lines.
	 * @return {@code false} if they are those of an array
	 */
	boolean isLines() {
		return this.lines;
	}

	int length() {
		return this.length;
	}

	int from(int index) {
		return this.ranges[2 * index];
	}

	int to(int index) {
		return this.ranges[2 * index + 1];
	}

	private void splitLines() {
		int from = 0;
		while (from < this.body.length) {
			int to = from;
			while (to < this.body.length && this.body[to] != '\n') {
				to++;
			}
			if (JsonScan.skipSpace(this.body, from, to) < to) {
				add(from, to);
			}
			from = to + 1;
		}
	}

	private void splitArray() {
		int end = this.body.length;
		int position = JsonScan.skipSpace(this.body, 0, end);
		if (position == end) {
			return;
		}
		if (this.body[position] != '[') {
			throw malformed();
		}
		position = JsonScan.skipSpace(this.body, position + 1, end);
		if (position < end && this.body[position] == ']') {
			position++;
		}
		else {
			position = splitElements(position);
		}
		if (JsonScan.skipSpace(this.body, position, end) != end) {
			throw malformed();
		}
	}

	// Returns the position behind the end of the array
	private int splitElements(int first) {
		int position = first;
		while (true) {
			int from = JsonScan.skipSpace(this.body, position, this.body.length);
			int to = JsonScan.skipValue(this.body, from, this.body.length);
			int next = (to >= 0) ? JsonScan.skipSpace(this.body, to, this.body.length) : this.body.length;
			if (next >= this.body.length || (this.body[next] != ',' && this.body[next] != ']')) {
				throw malformed();
			}
			add(from, to);
			position = next + 1;
			if (this.body[next] == ']') {
				return position;
			}
		}
	}

	private void add(int from, int to) {
		if (this.length == this.maxLength) {
			throw new CallRefusedException(ErrorCode.PAYLOAD_TOO_LARGE,
					"There are more than the %d calls that the server allows in a request".formatted(this.maxLength));
		}
		if (2 * this.length == this.ranges.length) {
			this.ranges = Arrays.copyOf(this.ranges, 2 * this.ranges.length);
		}
		this.ranges[2 * this.length] = from;
		this.ranges[2 * this.length + 1] = to;
		this.length++;
	}

	private static CallRefusedException malformed() {
		return new CallRefusedException(ErrorCode.INVALID_ARGUMENTS, "The body must be a JSON array of calls");
	}

}
