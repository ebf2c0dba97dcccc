package org.asyncrpc.client;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.asyncrpc.wire.RpcHeaders;

/**
 * An HTTP request of the protocol.
 *
 * @param method the HTTP method
 * @param path the path below the client's URL
 * @param body the body, empty if there is none
 * @param hold for how long the server is asked to hold the request
 * @param headers what else is in the head
 */
record RpcRequest(String method, String path, byte[] body, Duration hold, Map<String, String> headers) {

	static RpcRequest get(String path) {
		return new RpcRequest("GET", path, new byte[0], Duration.ZERO, new LinkedHashMap<>());
	}

	static RpcRequest post(String path, byte[] body) {
		return new RpcRequest("POST", path, body, Duration.ZERO, new LinkedHashMap<>()).header("Content-Type",
				"application/json");
	}

	RpcRequest header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/**
	 * Lets the answer take longer.
	 * @param hold for how much longer
	 */
	RpcRequest within(Duration hold) {
		return new RpcRequest(this.method, this.path, this.body, hold, this.headers);
	}

	/**
	 * Asks the server to hold the request.
	 * @param hold for how long; zero to be answered at once
	 */
	RpcRequest prefer(Duration hold) {
		String preference = hold.isZero() ? "respond-async" : "wait=" + hold.toSeconds();
		return new RpcRequest(this.method, this.path, this.body, hold, this.headers).header(RpcHeaders.PREFER,
				preference);
	}

	void addTo(HttpRequest.Builder request) {
		this.headers.forEach(request::setHeader);
		request.method(this.method, (this.body.length > 0) ? HttpRequest.BodyPublishers.ofByteArray(this.body)
				: HttpRequest.BodyPublishers.noBody());
	}

}
