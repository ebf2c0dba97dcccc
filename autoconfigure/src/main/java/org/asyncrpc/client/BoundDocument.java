package org.asyncrpc.client;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.asyncrpc.wire.JsonScan;
import org.jspecify.annotations.Nullable;

/**
 * What the server says about one call of a binding. One object reads many documents, one
 * after the other; replies and problems are only located, for others to parse where they
 * are.
 */
final class BoundDocument {

	private static final int MAX_DIGITS = 18;

	private final byte[] json;

	private long number;

	private int status;

	private @Nullable String callId;

	private @Nullable JsonSlice content;

	private BoundDocument(byte[] json) {
		this.json = json;
	}

	/**
	 * Reads documents.
	 * @param json holds one document, or an array of them
	 * @param from where that begins
	 * @param to where it ends
	 * @param documents gets them, one after the other, in the same object
	 * @return {@code false} if something is not JSON
	 */
	static boolean read(byte[] json, int from, int to, Consumer<BoundDocument> documents) {
		BoundDocument document = new BoundDocument(json);
		int position = JsonScan.skipSpace(json, from, to);
		if (position < to && json[position] == '{') {
			return document.read(position, to, documents) >= 0;
		}
		if (position >= to || json[position] != '[') {
			return false;
		}
		position = JsonScan.skipSpace(json, position + 1, to);
		if (position < to && json[position] == ']') {
			return true;
		}
		while (position >= 0 && position < to) {
			position = document.read(position, to, documents);
			if (position >= 0 && position < to && json[position] == ']') {
				return true;
			}
			position = (position >= 0 && position < to && json[position] == ',')
					? JsonScan.skipSpace(json, position + 1, to) : -1;
		}
		return false;
	}

	// Returns the position of what comes behind the document, or -1
	private int read(int from, int to, Consumer<BoundDocument> documents) {
		int end = (from < to && this.json[from] == '{') ? readMembers(from, to) : -1;
		if (end >= 0) {
			documents.accept(this);
			return JsonScan.skipSpace(this.json, end, to);
		}
		return -1;
	}

	private int readMembers(int from, int to) {
		this.number = -1;
		this.status = 0;
		this.callId = null;
		this.content = null;
		int position = from;
		while (position >= 0 && position < to) {
			position = JsonScan.skipSpace(this.json, position + 1, to);
			position = readMember(position, to);
			if (position >= 0 && position < to && this.json[position] == '}') {
				return position + 1;
			}
			if (position >= to || position < 0 || this.json[position] != ',') {
				return -1;
			}
		}
		return -1;
	}

	private int readMember(int name, int to) {
		int nameEnd = (name < to && this.json[name] == '"') ? JsonScan.skipString(this.json, name, to) : -1;
		int colon = (nameEnd >= 0) ? JsonScan.skipSpace(this.json, nameEnd, to) : to;
		if (colon >= to || this.json[colon] != ':') {
			return -1;
		}
		int value = JsonScan.skipSpace(this.json, colon + 1, to);
		int valueEnd = JsonScan.skipValue(this.json, value, to);
		if (valueEnd < 0) {
			return -1;
		}
		set(name + 1, nameEnd - 1, value, valueEnd);
		return JsonScan.skipSpace(this.json, valueEnd, to);
	}

	private void set(int name, int nameEnd, int value, int valueEnd) {
		if (is("n", name, nameEnd)) {
			this.number = number(value, valueEnd);
		}
		else if (is("status", name, nameEnd)) {
			this.status = (int) number(value, valueEnd);
		}
		else if (is("callId", name, nameEnd) && this.json[value] == '"') {
			this.callId = new String(this.json, value + 1, valueEnd - value - 2, StandardCharsets.ISO_8859_1);
		}
		else if (is("reply", name, nameEnd) || is("problem", name, nameEnd)) {
			this.content = new JsonSlice(this.json, value, valueEnd - value);
		}
	}

	private boolean is(String expected, int name, int nameEnd) {
		if (nameEnd - name != expected.length()) {
			return false;
		}
		for (int i = 0; i < expected.length(); i++) {
			if (this.json[name + i] != expected.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private long number(int from, int to) {
		long value = 0;
		for (int i = from; i < to; i++) {
			int digit = this.json[i] - '0';
			if (digit < 0 || digit > 9 || to - from > MAX_DIGITS) {
				return -1;
			}
			value = value * 10 + digit;
		}
		return value;
	}

	// The number of the call, or -1 if it has none that this client has given.
	long number() {
		return this.number;
	}

	int status() {
		return this.status;
	}

	@Nullable String callId() {
		return this.callId;
	}

	// The reply or the problem, or nothing if there is none.
	JsonSlice content() {
		JsonSlice located = this.content;
		return (located != null) ? located : new JsonSlice(this.json, 0, 0);
	}

	boolean hasContent() {
		return this.content != null;
	}

}
