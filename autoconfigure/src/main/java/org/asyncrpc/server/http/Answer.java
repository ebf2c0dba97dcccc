package org.asyncrpc.server.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body, or {@code null} if there is none
 * @param body the body, or {@code null} if there is none; shared, never changed
 * @param headers further headers
 */
record Answer(int status, @Nullable String contentType, byte @Nullable [] body, Map<String, String> headers) {

	static final String JSON = "application/json";

	static Answer withBody(int status, String contentType, byte[] body, Map<String, String> headers) {
		return new Answer(status, contentType, body, headers);
	}

	static Answer withoutBody(int status, Map<String, String> headers) {
		return new Answer(status, null, null, headers);
	}

}
