package org.asyncrpc.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Reads the JSON body of a request, up to a limit.
 */
final class RequestBody {

	private static final byte[] EMPTY = {};

	private final int maxSize;

	private final SlowBodies slowBodies;

	RequestBody(int maxSize, SlowBodies slowBodies) {
		this.maxSize = maxSize;
		this.slowBodies = slowBodies;
	}

	/**
	 * Reads the body into one array of its size.
	 * @param request the request
	 * @return the body, empty if there is none
	 * @throws CallRefusedException if it is too large, incomplete or not JSON
	 */
	byte[] read(HttpServletRequest request) {
		byte[] body = readAny(request);
		if (body.length > 0) {
			require(isJson(request.getContentType()), request);
		}
		return body;
	}

	/**
	 * Reads the body of a request that makes several calls, as an array or as lines.
	 * @param request the request
	 * @return the body, empty if there is none
	 * @throws CallRefusedException if it is too large, incomplete or neither
	 */
	byte[] readBatch(HttpServletRequest request) {
		byte[] body = readAny(request);
		if (body.length > 0) {
			require(isLines(request) || isJson(request.getContentType()), request);
		}
		return body;
	}

	/**
	 * Whether each line of the body is JSON by itself.
	 * @param request the request
	 * @return whether it says so
	 */
	static boolean isLines(HttpServletRequest request) {
		String contentType = request.getContentType();
		return contentType != null && isUtf8(contentType, MediaType.APPLICATION_NDJSON);
	}

	private byte[] readAny(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		if (length == 0) {
			return EMPTY;
		}
		if (length > this.maxSize) {
			throw tooLarge();
		}
		byte[] body = readBytes(request, (length > 0) ? (int) length : this.maxSize + 1);
		if (body.length < length) {
			throw incomplete();
		}
		if (body.length > this.maxSize) {
			throw tooLarge();
		}
		return body;
	}

	private byte[] readBytes(HttpServletRequest request, int limit) {
		try {
			return this.slowBodies.read(request, limit);
		}
		catch (IOException | RuntimeException ex) {
			// Some containers throw their own unchecked exceptions for broken chunks
			throw incomplete();
		}
	}

	private static CallRefusedException incomplete() {
		return new CallRefusedException(ErrorCode.INVALID_ARGUMENTS, "The body did not arrive in full");
	}

	private static void require(boolean json, HttpServletRequest request) {
		if (!json || isEncoded(request.getHeaders(HttpHeaders.CONTENT_ENCODING))) {
			throw new CallRefusedException(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
					"The body must be application/json in UTF-8, without content encoding");
		}
	}

	private static boolean isJson(@Nullable String contentType) {
		if (contentType == null || contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
			return contentType != null;
		}
		return isUtf8(contentType, MediaType.APPLICATION_JSON);
	}

	private static boolean isUtf8(String contentType, MediaType expected) {
		try {
			MediaType type = MediaType.parseMediaType(contentType);
			boolean json = type.isCompatibleWith(expected) || (expected == MediaType.APPLICATION_JSON
					&& type.getType().equals("application") && type.getSubtype().endsWith("+json"));
			return json && type.isConcrete()
					&& (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean isEncoded(Enumeration<String> encodings) {
		while (encodings.hasMoreElements()) {
			if (!encodings.nextElement().equalsIgnoreCase("identity")) {
				return true;
			}
		}
		return false;
	}

	private CallRefusedException tooLarge() {
		return new CallRefusedException(ErrorCode.PAYLOAD_TOO_LARGE,
				"The body is larger than the %d bytes that the server allows".formatted(this.maxSize));
	}

}
