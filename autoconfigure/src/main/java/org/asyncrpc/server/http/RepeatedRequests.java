package org.asyncrpc.server.http;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallRequest;
import org.asyncrpc.server.CallService;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.RpcHeaders;

/**
 * Refuses requests that are repeated so late that the call may have been made, answered
 * and forgotten since. Requests that do not say how old they are cannot be told apart
 * from new ones.
 */
final class RepeatedRequests {

	private final CallService calls;

	private final Duration keysKept;

	/**
	 * Create a check.
	 * @param calls know the keys
	 * @param keysKept how long a key is known at least
	 */
	RepeatedRequests(CallService calls, Duration keysKept) {
		this.calls = calls;
		// A request is a little older than it says: it was on its way
		this.keysKept = keysKept.multipliedBy(4).dividedBy(5);
	}

	/**
	 * Lets a request pass, unless it may make its call a second time.
	 * @param call what the request asks for
	 * @param request the request
	 * @throws CallRefusedException if it may
	 */
	void check(CallRequest call, HttpServletRequest request) {
		String header = request.getHeader(RpcHeaders.REPEAT_AGE);
		Idempotency idempotency = call.idempotency();
		if (header == null || idempotency == null) {
			return;
		}
		Duration age = CallTimeout.parse(header.strip());
		if (age == null) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
					"Repeat-Age must be seconds greater than 0, such as 30 or 0.5");
		}
		if (age.compareTo(this.keysKept) >= 0
				&& !this.calls.isKnown(call.principal(), call.operation().name(), idempotency.key())) {
			throw new CallRefusedException(ErrorCode.KEY_EXPIRED,
					"The call may have been made so long ago that its key is forgotten");
		}
	}

}
