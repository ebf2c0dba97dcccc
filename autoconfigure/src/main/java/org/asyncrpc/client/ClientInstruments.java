package org.asyncrpc.client;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.wire.ErrorCode;

/**
 * What is told of whatever happens to calls.
 *
 * @param metrics counts
 * @param observer observes
 */
public record ClientInstruments(ClientMetrics metrics, ClientObserver observer) {

	/**
	 * Neither counts nor observes.
	 */
	public static final ClientInstruments NONE = new ClientInstruments(ClientMetrics.NONE, ClientObserver.NONE);

	private static final Set<String> PROTOCOL_CODES = Arrays.stream(ErrorCode.values())
		.map(Enum::name)
		.collect(Collectors.toUnmodifiableSet());

	void ended(String client, OutgoingCall call, CallOutcome outcome, long millis) {
		String tag = tag(outcome);
		this.metrics.ended(client, call.operation(), tag, millis);
		call.inContext(() -> this.observer.ended(client, call.operation(), tag, call.callId(), outcome.failure()))
			.run();
	}

	// Few enough words for a tag: the codes of applications are without number
	private static String tag(CallOutcome outcome) {
		AsyncCallException failure = outcome.failure();
		if (failure instanceof AsyncCallTransportException) {
			return "TRANSPORT_FAILED";
		}
		if (failure instanceof AsyncCallAbortedException aborted && !outcome.state().name().equals("CANCELLED")
				&& PROTOCOL_CODES.contains(aborted.code())) {
			return aborted.code();
		}
		return outcome.state().name();
	}

}
