package org.asyncrpc.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/**
 * A binding as a client uses it.
 *
 * @param server the server
 * @param id the id of the binding
 */
public record TestBinding(RpcServer server, String id) {

	public static TestBinding on(RpcServer server) {
		return new TestBinding(server, UUID.randomUUID().toString());
	}

	/**
	 * An element of a batch.
	 * @param n the number of the call
	 * @param operation the operation
	 * @param args the JSON of the arguments
	 * @return the JSON of the element
	 */
	public static String element(int n, String operation, String args) {
		return "{\"n\":%d,\"operation\":\"%s\",\"args\":%s}".formatted(n, operation, args);
	}

	/**
	 * An element that calls an operation of the {@link LedgerManager}.
	 * @param method the method, which takes a number
	 * @param number the number, also of the call
	 * @return the JSON of the element
	 */
	public static String element(String method, int number) {
		return element(number, "ledger/" + method, "{\"number\":" + number + "}");
	}

	/**
	 * A request that makes calls.
	 * @param elements the JSON of each
	 * @return a request to add headers to, and to send
	 */
	public RpcRequest batch(String... elements) {
		return post().json('[' + String.join(",", elements) + ']');
	}

	/**
	 * A request that makes calls, as lines.
	 * @param lines the JSON of each
	 * @return a request to add headers to, and to send
	 */
	public RpcRequest lines(String... lines) {
		return post().header("Content-Type", "application/x-ndjson")
			.body(BodyPublishers.ofString(String.join("\n", lines)));
	}

	private RpcRequest post() {
		return this.server.post("/rpc/calls").header("Call-Binding", this.id);
	}

	/**
	 * A request for the stream of outcomes.
	 * @return a request to add headers to, and to send
	 */
	public RpcRequest replies() {
		return this.server.get("/rpc/bindings/" + this.id + "/replies");
	}

	public RpcRequest batchedReplies() {
		return this.server.get("/rpc/bindings/" + this.id + "/replies?batch=true");
	}

}
