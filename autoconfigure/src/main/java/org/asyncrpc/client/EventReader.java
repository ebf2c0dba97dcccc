package org.asyncrpc.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds server-sent events in what arrives piece by piece. Every byte is looked at once
 * and copied once. One thread at a time.
 */
final class EventReader {

	private static final int INITIAL_SIZE = 32 * 1024;

	private static final int MAX_KEPT = 1024 * 1024;

	private static final int MAX_DIGITS = 18;

	private final Events events;

	private byte[] bytes = new byte[INITIAL_SIZE];

	/** Where the event begins that has not ended. */
	private int event;

	/** Where the line begins that has not ended. */
	private int line;

	/** Where the bytes begin that were not looked at. */
	private int next;

	private int end;

	private String type = "";

	private long id = -1;

	private int dataFrom = -1;

	private int dataTo;

	EventReader(Events events) {
		this.events = events;
	}

	/**
	 * Takes what has arrived, and hands on the events that are complete by then.
	 * @param arrived the next bytes of the stream
	 */
	void add(ByteBuffer arrived) {
		int count = arrived.remaining();
		makeRoom(count);
		arrived.get(this.bytes, this.end, count);
		this.end += count;
		for (; this.next < this.end; this.next++) {
			if (this.bytes[this.next] == '\n') {
				endLine();
			}
		}
	}

	private void makeRoom(int count) {
		int kept = this.end - this.event;
		if (this.bytes.length - this.end >= count) {
			return;
		}
		byte[] from = this.bytes;
		if (kept + count > from.length) {
			this.bytes = new byte[Math.max(2 * from.length, kept + count)];
		}
		else if (from.length > MAX_KEPT && kept + count <= INITIAL_SIZE) {
			this.bytes = new byte[INITIAL_SIZE];
		}
		System.arraycopy(from, this.event, this.bytes, 0, kept);
		move(this.event);
	}

	private void move(int distance) {
		this.event -= distance;
		this.line -= distance;
		this.next -= distance;
		this.end -= distance;
		this.dataTo -= distance;
		if (this.dataFrom >= 0) {
			this.dataFrom -= distance;
		}
	}

	private void endLine() {
		int to = (this.next > this.line && this.bytes[this.next - 1] == '\r') ? this.next - 1 : this.next;
		if (to == this.line) {
			endEvent();
		}
		else if (startsWith("data:", to)) {
			addData(valueFrom("data:", to), to);
		}
		else if (startsWith("event:", to)) {
			int from = valueFrom("event:", to);
			this.type = new String(this.bytes, from, to - from, StandardCharsets.UTF_8);
		}
		else if (startsWith("id:", to)) {
			this.id = number(valueFrom("id:", to), to);
		}
		this.line = this.next + 1;
	}

	private boolean startsWith(String field, int to) {
		if (to - this.line < field.length()) {
			return false;
		}
		for (int i = 0; i < field.length(); i++) {
			if (this.bytes[this.line + i] != field.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private int valueFrom(String field, int to) {
		int from = this.line + field.length();
		return (from < to && this.bytes[from] == ' ') ? from + 1 : from;
	}

	private void addData(int from, int to) {
		if (this.dataFrom < 0) {
			this.dataFrom = from;
		}
		else {
			// The lines of JSON may as well be separated by spaces
			Arrays.fill(this.bytes, this.dataTo, from, (byte) ' ');
		}
		this.dataTo = to;
	}

	private long number(int from, int to) {
		long number = 0;
		for (int i = from; i < to; i++) {
			int digit = this.bytes[i] - '0';
			if (digit < 0 || digit > 9 || to - from > MAX_DIGITS) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

	private void endEvent() {
		if (this.dataFrom >= 0) {
			this.events.event(this.type, this.id,
					new JsonSlice(this.bytes, this.dataFrom, this.dataTo - this.dataFrom));
		}
		this.type = "";
		this.id = -1;
		this.dataFrom = -1;
		this.event = this.next + 1;
	}

	/**
	 * What is done with events.
	 */
	@FunctionalInterface
	interface Events {

		/**
		 * An event.
		 * @param type the type, empty if there is none
		 * @param id the id, or -1 if it has none that is a number
		 * @param data the data, which is overwritten when this returns
		 */
		void event(String type, long id, JsonSlice data);

	}

}
