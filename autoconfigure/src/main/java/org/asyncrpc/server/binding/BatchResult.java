package org.asyncrpc.server.binding;

import java.nio.charset.StandardCharsets;

import org.asyncrpc.store.CallId;
import org.asyncrpc.wire.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of the calls of a batch, in their order and in the form of the batch.
 */
public final class BatchResult {

	private static final byte[] ACCEPTED = "\"status\":202,\"callId\":\"".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] REFUSED = "\"status\":".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PROBLEM = ",\"problem\":".getBytes(StandardCharsets.US_ASCII);

	private final Binding binding;

	private final boolean lines;

	private final Bytes bytes = new Bytes(256);

	private boolean first = true;

	BatchResult(Binding binding, boolean lines) {
		this.binding = binding;
		this.lines = lines;
		if (!lines) {
			this.bytes.put('[');
		}
	}

	/**
	 * The binding that the calls were made on.
	 * @return the binding
	 */
	public Binding binding() {
		return this.binding;
	}

	void accepted(byte @Nullable [] number, CallId id) {
		begin(number);
		this.bytes.put(ACCEPTED);
		this.bytes.put(id);
		this.bytes.put('"');
		end();
	}

	void refused(byte @Nullable [] number, Problem problem) {
		begin(number);
		this.bytes.put(REFUSED);
		this.bytes.put(problem.status());
		this.bytes.put(PROBLEM);
		this.bytes.putLine(problem.toJson());
		end();
	}

	private void begin(byte @Nullable [] number) {
		if (!this.lines && !this.first) {
			this.bytes.put(',');
		}
		this.first = false;
		ReplyEvents.putNumber(this.bytes, number);
	}

	private void end() {
		this.bytes.put('}');
		if (this.lines) {
			this.bytes.put('\n');
		}
	}

	/**
	 * The answer. Called once, when all calls were dispatched.
	 * @return an array of JSON, or NDJSON if the batch was that
	 */
	public byte[] toByteArray() {
		if (!this.lines) {
			this.bytes.put(']');
		}
		return this.bytes.toByteArray();
	}

}
