package org.asyncrpc.client;

import java.net.http.HttpHeaders;

import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered with.
 *
 * @param status the HTTP status
 * @param headers the head
 * @param body the body
 * @param heldMillis how long the answer took
 */
record HttpAnswer(int status, HttpHeaders headers, byte[] body, long heldMillis) {

	private static final int MAX_DIGITS = 6;

	@Nullable String callId() {
		return this.headers.firstValue(RpcHeaders.CALL_ID).orElse(null);
	}

	@Nullable String location() {
		return this.headers.firstValue("Location").orElse(null);
	}

	/**
	 * How long the server asks to wait.
	 * @return milliseconds, 0 if it does not say so in seconds
	 */
	long retryAfterMillis() {
		String value = this.headers.firstValue("Retry-After").orElse("");
		boolean seconds = !value.isEmpty() && value.length() <= MAX_DIGITS
				&& value.chars().allMatch((c) -> c >= '0' && c <= '9');
		return seconds ? Long.parseLong(value) * 1000 : 0;
	}

	JsonSlice content() {
		return JsonSlice.of(this.body);
	}

}
