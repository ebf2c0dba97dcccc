package org.asyncrpc.benchmarks.load;

import java.nio.charset.StandardCharsets;

/**
 * Requests as bytes, made before they are sent.
 */
final class HttpRequest {

	private static final String ORDER = "{\"order\":{\"sku\":\"tea\",\"quantity\":3}}";

	private HttpRequest() {
	}

	/**
	 * A call that is answered.
	 * @return the request
	 */
	static byte[] place() {
		return post("/rpc/order/place", "", ORDER);
	}

	/**
	 * A call that nobody waits for, and that stays outstanding.
	 * @return the request
	 */
	static byte[] hold() {
		return post("/rpc/order/hold", "Prefer: respond-async\r\n", ORDER);
	}

	/**
	 * Calls on a binding that stay outstanding.
	 * @param binding the id of the binding
	 * @param calls how many
	 * @return the request
	 */
	static byte[] hold(String binding, int calls) {
		String call = "{\"operation\":\"order/hold\",\"args\":%s,\"timeout\":3600}".formatted(ORDER);
		return post("/rpc/calls", "Call-Binding: %s\r\n".formatted(binding),
				"[" + (call + ",").repeat(calls - 1) + call + "]");
	}

	private static byte[] post(String path, String header, String body) {
		return """
				POST %s HTTP/1.1\r
				Host: localhost\r
				%sContent-Type: application/json\r
				Content-Length: %d\r
				\r
				%s""".formatted(path, header, body.length(), body).getBytes(StandardCharsets.US_ASCII);
	}

}
