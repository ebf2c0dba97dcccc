package org.asyncrpc.server.http;

import java.security.Principal;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.TraceParent;
import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.CanonicalJson;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.IdempotencyKey;
import org.asyncrpc.wire.Preference;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads the headers that the protocol defines.
 */
final class RequestHeaders {

	private static final int UUID_LENGTH = 36;

	private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,19}");

	private RequestHeaders() {
	}

	static Preference preference(HttpServletRequest request) {
		return Preference.parse(all(request, RpcHeaders.PREFER));
	}

	static @Nullable Duration timeout(HttpServletRequest request) {
		String header = all(request, RpcHeaders.CALL_TIMEOUT);
		if (header == null) {
			return null;
		}
		Duration timeout = CallTimeout.parse(header);
		if (timeout == null) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
					"Call-Timeout must be seconds greater than 0, such as 30 or 0.5");
		}
		return timeout;
	}

	/**
	 * What makes the request the same call as another.
	 * @param request the request
	 * @param body its body, which is well-formed JSON
	 * @return key and fingerprint, or {@code null} if the request has no key
	 */
	static @Nullable Idempotency idempotency(HttpServletRequest request, byte[] body) {
		String header = all(request, RpcHeaders.IDEMPOTENCY_KEY);
		if (header == null) {
			return null;
		}
		String key = IdempotencyKey.parse(header);
		if (key == null) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
					"Idempotency-Key must be a string of 1 to %d visible characters"
						.formatted(IdempotencyKey.MAX_LENGTH));
		}
		return new Idempotency(key, CanonicalJson.fingerprint(body));
	}

	/**
	 * The calls whose outcomes the client has.
	 * @param request the request
	 * @param max the number of calls at the most: each of them is work for the store
	 * @return their ids, as the client wrote them
	 */
	static List<String> acknowledged(HttpServletRequest request, int max) {
		String header = all(request, RpcHeaders.CALL_ACK);
		if (header == null) {
			return List.of();
		}
		String[] callIds = StringUtils.tokenizeToStringArray(header, ",");
		if (callIds.length > max) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
					"Call-Ack must have no more than %d ids".formatted(max));
		}
		return List.of(callIds);
	}

	/**
	 * The binding that calls are made on.
	 * @param request the request
	 * @return the id that the client gave it, or {@code null} if there is none
	 */
	static @Nullable UUID binding(HttpServletRequest request) {
		String header = request.getHeader(RpcHeaders.CALL_BINDING);
		return (header != null) ? binding(header.strip()) : null;
	}

	/**
	 * Reads the id of a binding.
	 * @param text the text, from anywhere
	 * @return the id
	 */
	static UUID binding(String text) {
		if (isUuid(text)) {
			return UUID.fromString(text);
		}
		throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS, "The binding must be a UUID");
	}

	// UUID itself also takes groups that are too short
	private static boolean isUuid(String text) {
		if (text.length() != UUID_LENGTH) {
			return false;
		}
		for (int i = 0; i < UUID_LENGTH; i++) {
			boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
			if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The last event of a binding's stream that the client has.
	 * @param request the request
	 * @return its sequence, or 0 if it has none
	 */
	static long lastEventId(HttpServletRequest request) {
		String header = request.getHeader(RpcHeaders.LAST_EVENT_ID);
		if (header == null || header.isBlank()) {
			return 0;
		}
		try {
			if (SEQUENCE.matcher(header).matches()) {
				return Long.parseLong(header);
			}
		}
		catch (NumberFormatException ex) {
			// More than a long can hold, and so no id either
		}
		throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
				"Last-Event-ID must be the id of an event of this binding");
	}

	static @Nullable TraceParent trace(HttpServletRequest request) {
		String header = request.getHeader(RpcHeaders.TRACEPARENT);
		return (header != null) ? TraceParent.parse(header) : null;
	}

	static @Nullable String principal(HttpServletRequest request) {
		Principal principal = request.getUserPrincipal();
		return (principal != null) ? principal.getName() : null;
	}

	// A header that stands in several lines is one list (RFC 9110).
	static @Nullable String all(HttpServletRequest request, String name) {
		Enumeration<String> lines = request.getHeaders(name);
		if (!lines.hasMoreElements()) {
			return null;
		}
		String first = lines.nextElement();
		if (!lines.hasMoreElements()) {
			return first;
		}
		StringBuilder joined = new StringBuilder(first);
		while (lines.hasMoreElements()) {
			joined.append(", ").append(lines.nextElement());
		}
		return joined.toString();
	}

}
