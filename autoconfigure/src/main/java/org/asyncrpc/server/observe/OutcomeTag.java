package org.asyncrpc.server.observe;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.wire.ErrorCode;

/**
 * How calls end, in few enough words for a tag: the state, or the code if it is one of
 * the protocol's. The codes of applications are without number.
 */
final class OutcomeTag {

	/** An end that changed nothing. */
	static final String ALREADY_ENDED = "ALREADY_ENDED";

	private static final Set<String> PROTOCOL_CODES = Arrays.stream(ErrorCode.values())
		.map(Enum::name)
		.collect(Collectors.toUnmodifiableSet());

	private OutcomeTag() {
	}

	static String of(Outcome outcome) {
		String code = outcome.code();
		if (outcome.state() == AsyncCallState.ABORTED && code != null && PROTOCOL_CODES.contains(code)) {
			return code;
		}
		return outcome.state().name();
	}

}
