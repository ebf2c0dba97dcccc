package org.asyncrpc.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call as the scripts store it.
 */
final class CallReader {

	private final Map<String, byte[]> fields = new HashMap<>();

	private CallReader(Answer document) {
		for (int i = 0; i < document.size(); i += 2) {
			this.fields.put(document.text(i), document.bytes(i + 1));
		}
	}

	/**
	 * Reads a call.
	 * @param document names and values of its fields
	 * @return the call, or {@code null} if there is none
	 */
	static @Nullable StoredCall read(Answer document) {
		return (document.size() > 0) ? new CallReader(document).call() : null;
	}

	/**
	 * Reads a call that there is.
	 * @param document names and values of its fields
	 * @return the call
	 */
	static StoredCall require(Answer document) {
		return new CallReader(document).call();
	}

	/**
	 * Whether a call was dispatched by a node, and is not lost to it.
	 * @param node what other nodes know it by
	 * @param document names and values of the fields of the call
	 * @return whether it is one of its calls
	 */
	static boolean isOf(String node, Answer document) {
		return new CallReader(document).text("home").startsWith(node + ".");
	}

	private StoredCall call() {
		boolean ended = has("ended");
		return new StoredCall(record(), has("cancel"), optional("key"), progress(), ended ? outcome() : null,
				ended ? number("ended") : 0, has("draining"));
	}

	private CallRecord record() {
		String order = text("order");
		String trace = optional("trace");
		return new CallRecord(CallFields.idOf(order), text("op"), optional("pr"), CallFields.acceptedAtOf(order),
				number("deadline"), optional("client"), (trace != null) ? TraceParent.parse(trace) : null,
				has("ik") ? new Idempotency(text("ik"), text("fp")) : null,
				new Home(text("node"), NodeLoss.valueOf(text("loss"))));
	}

	private @Nullable AsyncCallProgress progress() {
		return has("fraction") ? new AsyncCallProgress(Double.parseDouble(text("fraction")), optional("message"))
				: null;
	}

	private Outcome outcome() {
		return new Outcome(AsyncCallState.valueOf(text("state")), (int) number("status"), this.fields.get("reply"),
				optional("code"), optional("detail"), this.fields.get("members"));
	}

	private boolean has(String field) {
		return this.fields.containsKey(field);
	}

	private long number(String field) {
		return Long.parseLong(text(field));
	}

	private String text(String field) {
		String value = optional(field);
		if (value == null) {
			throw new IllegalStateException("A call in the store has no field '%s'".formatted(field));
		}
		return value;
	}

	private @Nullable String optional(String field) {
		byte[] value = this.fields.get(field);
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : null;
	}

}
