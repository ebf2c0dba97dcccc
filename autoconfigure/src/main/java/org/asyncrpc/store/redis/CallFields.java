package org.asyncrpc.store.redis;

import java.util.HexFormat;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;

/**
 * Writes calls as the scripts store them.
 */
final class CallFields {

	private static final int INSTANT_DIGITS = 12;

	private CallFields() {
	}

	/**
	 * What calls are sorted by.
	 * @param acceptedAt when the call was accepted, in milliseconds since the epoch
	 * @param id the id of the call, or nothing for a place before all calls of that
	 * instant
	 * @return the order
	 */
	static String order(long acceptedAt, String id) {
		return HexFormat.of().toHexDigits(acceptedAt, INSTANT_DIGITS) + id;
	}

	static String order(CallRecord call) {
		return order(call.acceptedAt(), call.id().toString());
	}

	static CallId idOf(String order) {
		return id(order.substring(INSTANT_DIGITS));
	}

	static long acceptedAtOf(String order) {
		return HexFormat.fromHexDigitsToLong(order, 0, INSTANT_DIGITS);
	}

	static CallId id(String text) {
		CallId id = CallId.parse(text);
		if (id == null) {
			throw new IllegalStateException("Not an id of a call");
		}
		return id;
	}

	/**
	 * What never changes about a call.
	 * @param call the call
	 * @return names and values of fields
	 */
	static Arguments of(CallRecord call) {
		Arguments fields = Arguments.none()
			.addField("deadline", Long.toString(call.deadline()))
			.addField("node", call.home().node())
			.addField("loss", call.home().onNodeLoss().name())
			.addField("pr", call.principal())
			.addField("client", call.clientAddress())
			.addField("trace", (call.trace() != null) ? call.trace().toString() : null);
		return (call.idempotency() == null) ? fields
				: fields.addField("ik", call.idempotency().key()).addField("fp", call.idempotency().fingerprint());
	}

	/**
	 * How a call ends.
	 * @param outcome how
	 * @return names and values of fields
	 */
	static Arguments of(Outcome outcome) {
		return Arguments.none()
			.addField("state", outcome.state().name())
			.addField("status", Integer.toString(outcome.status()))
			.addField("reply", outcome.reply())
			.addField("code", outcome.code())
			.addField("detail", outcome.detail())
			.addField("members", outcome.members());
	}

}
