package org.asyncrpc.server.binding;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.wire.ArgumentError;
import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.IdempotencyKey;
import org.asyncrpc.wire.JsonScan;
import org.asyncrpc.wire.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One element of a batch: the call that it asks for. Its arguments are only located, for
 * the operation to bind them where they are. One object reads many elements, one after
 * the other.
 */
final class CallElement {

	private static final byte[] NOTHING = {};

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final int MAX_NUMBER_LENGTH = 32;

	private final byte[] json;

	private byte @Nullable [] number;

	private String operation = "";

	private byte[] operationName = NOTHING;

	private boolean hasOperation;

	private int argumentsFrom;

	private int argumentsTo;

	private @Nullable String idempotencyKey;

	private @Nullable Duration timeout;

	private int seen;

	CallElement(byte[] json) {
		this.json = json;
	}

	byte @Nullable [] number() {
		return this.number;
	}

	String operation() {
		return this.operation;
	}

	byte[] json() {
		return this.json;
	}

	int argumentsFrom() {
		return this.argumentsFrom;
	}

	int argumentsLength() {
		return this.argumentsTo - this.argumentsFrom;
	}

	@Nullable String idempotencyKey() {
		return this.idempotencyKey;
	}

	@Nullable Duration timeout() {
		return this.timeout;
	}

	/**
	 * Reads an element.
	 * @param from where it begins
	 * @param to where it ends
	 * @throws CallRefusedException if it is none; its number is there all the same, if it
	 * came before what is wrong
	 */
	void read(int from, int to) {
		this.number = null;
		this.hasOperation = false;
		this.argumentsFrom = 0;
		this.argumentsTo = 0;
		this.idempotencyKey = null;
		this.timeout = null;
		this.seen = 0;
		readMembers(JsonScan.skipSpace(this.json, from, to), to);
		if (!this.hasOperation) {
			throw invalid("/operation", "is required");
		}
	}

	private void readMembers(int from, int to) {
		if (from >= to || this.json[from] != '{') {
			throw invalid("", "must be an object");
		}
		int position = JsonScan.skipSpace(this.json, from + 1, to);
		if (byteAt(position, to) == '}') {
			requireEnd(position + 1, to);
			return;
		}
		byte separator = ',';
		while (separator == ',') {
			position = readMember(JsonScan.skipSpace(this.json, position, to), to);
			separator = byteAt(position, to);
			position++;
		}
		if (separator != '}') {
			throw notJson();
		}
		requireEnd(position, to);
	}

	// Returns the position of what follows the member
	private int readMember(int name, int to) {
		if (byteAt(name, to) != '"') {
			throw notJson();
		}
		int nameEnd = JsonScan.skipString(this.json, name, to);
		int colon = (nameEnd >= 0) ? JsonScan.skipSpace(this.json, nameEnd, to) : to;
		if (byteAt(colon, to) != ':') {
			throw notJson();
		}
		int value = JsonScan.skipSpace(this.json, colon + 1, to);
		int valueEnd = JsonScan.skipValue(this.json, value, to);
		if (valueEnd < 0) {
			throw notJson();
		}
		readMember(Member.of(this.json, name + 1, nameEnd - 1), value, valueEnd);
		return JsonScan.skipSpace(this.json, valueEnd, to);
	}

	private void readMember(@Nullable Member member, int from, int to) {
		if (member == null) {
			return;
		}
		int bit = 1 << member.ordinal();
		if ((this.seen & bit) != 0) {
			throw invalid(member.pointer(), "is given more than once");
		}
		this.seen |= bit;
		switch (member) {
			case N -> readNumber(from, to);
			case OPERATION -> readOperation(from, to);
			case ARGS -> {
				this.argumentsFrom = from;
				this.argumentsTo = to;
			}
			case IDEMPOTENCY_KEY -> readIdempotencyKey(from, to);
			case TIMEOUT -> readTimeout(from, to);
		}
	}

	private void readNumber(int from, int to) {
		if (to - from > MAX_NUMBER_LENGTH || !JsonScan.isNumber(this.json, from, to)) {
			throw invalid("/n", "must be a number");
		}
		this.number = Arrays.copyOfRange(this.json, from, to);
	}

	private void readOperation(int from, int to) {
		requireString(Member.OPERATION, from);
		// Most calls of a batch are of the same operation
		if (!Arrays.equals(this.json, from, to, this.operationName, 0, this.operationName.length)) {
			this.operationName = Arrays.copyOfRange(this.json, from, to);
			this.operation = string(from, to);
		}
		this.hasOperation = true;
	}

	private void readIdempotencyKey(int from, int to) {
		requireString(Member.IDEMPOTENCY_KEY, from);
		this.idempotencyKey = string(from, to);
		if (!IdempotencyKey.isValid(this.idempotencyKey)) {
			throw invalid(Member.IDEMPOTENCY_KEY.pointer(),
					"must be a string of 1 to %d visible characters".formatted(IdempotencyKey.MAX_LENGTH));
		}
	}

	// A number, or a string with what the header of the same meaning would say
	private void readTimeout(int from, int to) {
		boolean quoted = this.json[from] == '"';
		this.timeout = CallTimeout.parse(quoted ? string(from, to) : ascii(from, to));
		if (this.timeout == null) {
			throw invalid(Member.TIMEOUT.pointer(), "must be seconds greater than 0, such as 30 or 0.5");
		}
	}

	private void requireString(Member member, int from) {
		if (this.json[from] != '"') {
			throw invalid(member.pointer(), "must be a string");
		}
	}

	private String string(int from, int to) {
		for (int i = from; i < to; i++) {
			if (this.json[i] == '\\' || this.json[i] < ' ') {
				return unescape(from, to);
			}
		}
		return ascii(from + 1, to - 1);
	}

	private String unescape(int from, int to) {
		try {
			return MAPPER.readValue(this.json, from, to - from, String.class);
		}
		catch (JacksonException ex) {
			throw notJson();
		}
	}

	private String ascii(int from, int to) {
		return new String(this.json, from, to - from, StandardCharsets.ISO_8859_1);
	}

	private void requireEnd(int position, int to) {
		if (JsonScan.skipSpace(this.json, position, to) != to) {
			throw notJson();
		}
	}

	private byte byteAt(int position, int to) {
		return (position < to) ? this.json[position] : 0;
	}

	private static CallRefusedException notJson() {
		return invalid("", "is not valid JSON");
	}

	private static CallRefusedException invalid(String pointer, String detail) {
		return new CallRefusedException(Problem.invalidArguments(List.of(new ArgumentError(pointer, detail))));
	}

	private enum Member {

		N("n"), OPERATION("operation"), ARGS("args"), IDEMPOTENCY_KEY("idempotencyKey"), TIMEOUT("timeout");

		private static final Member[] ALL = values();

		private final byte[] name;

		private final String pointer;

		Member(String name) {
			this.name = name.getBytes(StandardCharsets.US_ASCII);
			this.pointer = "/" + name;
		}

		String pointer() {
			return this.pointer;
		}

		static @Nullable Member of(byte[] json, int from, int to) {
			for (Member member : ALL) {
				if (Arrays.equals(json, from, to, member.name, 0, member.name.length)) {
					return member;
				}
			}
			return null;
		}

	}

}
