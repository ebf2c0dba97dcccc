package org.asyncrpc.server.binding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.asyncrpc.server.CallProblem;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Puts outcomes into server-sent events, as many as a write should have, in an array that
 * is used again and again. The bytes of a reply are copied into it as they are stored.
 */
public final class ReplyEvents {

	/** What is worth a write of its own, yet no burden for each of many streams. */
	private static final int FULL = 16 * 1024;

	private static final int MAX_CAPACITY = 4 * FULL;

	/** Room for the head of a batch, which is known only after its data. */
	private static final int HEAD = 64;

	private static final byte[] NUMBER = ascii("{\"n\":");

	private static final byte[] CALL_ID = ascii("\"callId\":\"");

	private static final byte[] STATUS = ascii("\",\"status\":");

	private static final byte[] REPLY = ascii(",\"reply\":");

	private static final byte[] PROBLEM = ascii(",\"problem\":");

	private static final byte[] REPLY_EVENT = ascii("event: reply\nid: ");

	private static final byte[] PROBLEM_EVENT = ascii("event: problem\nid: ");

	private static final byte[] BATCH_EVENT = ascii("event: replies\nid: ");

	private static final byte[] DATA = ascii("\ndata: ");

	private static final byte[] END = ascii("\n\n");

	private final boolean batch;

	private final Bytes bytes = new Bytes(1024);

	private final Bytes head = new Bytes(HEAD);

	private int count;

	private long lastSequence;

	/**
	 * Create events.
	 * @param batch whether several outcomes go into one event
	 */
	public ReplyEvents(boolean batch) {
		this.batch = batch;
		reset();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Whether there is something to write.
	 * @return {@code true} if there is nothing
	 */
	public boolean isEmpty() {
		return this.count == 0;
	}

	boolean isFull() {
		return this.bytes.length() >= FULL;
	}

	void add(BoundCall call) {
		StoredCall ended = call.call();
		CallId id = Objects.requireNonNull(call.id(), "The call has no id");
		Outcome outcome = (ended != null) ? ended.outcome() : null;
		Problem problem = problem(ended, outcome, id);
		if (this.batch) {
			this.bytes.put((this.count == 0) ? '[' : ',');
		}
		else {
			this.bytes.put((problem != null) ? PROBLEM_EVENT : REPLY_EVENT);
			this.bytes.put(call.sequence);
			this.bytes.put(DATA);
		}
		addDocument(call.number(), id, outcome, problem);
		if (!this.batch) {
			this.bytes.put(END);
		}
		this.count++;
		this.lastSequence = call.sequence;
	}

	private static @Nullable Problem problem(@Nullable StoredCall ended, @Nullable Outcome outcome, CallId id) {
		if (ended == null || outcome == null) {
			// As if it had never been dispatched, which its client was told too soon
			Problem busy = Problem.of(ErrorCode.TOO_BUSY, "The server has too many calls; try again later");
			return new Problem(busy.status(), busy.code(), busy.detail(), id.toString(), busy.errors(), null);
		}
		return (outcome.code() != null) ? CallProblem.of(ended.record(), outcome) : null;
	}

	private void addDocument(byte @Nullable [] number, CallId id, @Nullable Outcome outcome,
			@Nullable Problem problem) {
		putNumber(this.bytes, number);
		this.bytes.put(CALL_ID);
		this.bytes.put(id);
		this.bytes.put(STATUS);
		if (problem != null) {
			this.bytes.put(problem.status());
			this.bytes.put(PROBLEM);
			this.bytes.putLine(problem.toJson());
		}
		else if (outcome != null) {
			this.bytes.put(outcome.status());
			if (outcome.reply() != null) {
				this.bytes.put(REPLY);
				this.bytes.putLine(outcome.reply());
			}
		}
		this.bytes.put('}');
	}

	/**
	 * Begins a document with the number that the client chose.
	 * @param bytes where to put it
	 * @param number the number as the client wrote it, or {@code null} if there is none
	 */
	static void putNumber(Bytes bytes, byte @Nullable [] number) {
		if (number == null) {
			bytes.put('{');
			return;
		}
		bytes.put(NUMBER);
		bytes.put(number);
		bytes.put(',');
	}

	/**
	 * Writes the events and starts again. The stream may use the array until it is ready
	 * for the next write.
	 * @param out where to write to
	 * @throws IOException if that fails
	 */
	public void writeTo(OutputStream out) throws IOException {
		int from = 0;
		if (this.batch) {
			from = HEAD - putHead();
			this.bytes.put(']');
			this.bytes.put(END);
		}
		byte[] array = this.bytes.array();
		int length = this.bytes.length() - from;
		reset();
		out.write(array, from, length);
	}

	private int putHead() {
		this.head.reset(0, HEAD);
		this.head.put(BATCH_EVENT);
		this.head.put(this.lastSequence);
		this.head.put(DATA);
		int length = this.head.length();
		System.arraycopy(this.head.array(), 0, this.bytes.array(), HEAD - length, length);
		return length;
	}

	private void reset() {
		this.count = 0;
		this.bytes.reset(this.batch ? HEAD : 0, MAX_CAPACITY);
	}

}
