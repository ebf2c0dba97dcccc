package org.asyncrpc.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/**
 * A request in the making.
 */
public final class RpcRequest {

	private final HttpClient client;

	private final ReturnedRequests returned;

	private final String method;

	private final String id = UUID.randomUUID().toString();

	private final HttpRequest.Builder builder;

	private BodyPublisher body = BodyPublishers.noBody();

	RpcRequest(HttpClient client, ReturnedRequests returned, String method, URI uri) {
		this.client = client;
		this.returned = returned;
		this.method = method;
		this.builder = HttpRequest.newBuilder(uri).header(ReturnedRequests.HEADER, this.id);
	}

	/**
	 * Adds a line to the head of the request.
	 * @param name the name of a header
	 * @param value its value
	 * @return this request
	 */
	public RpcRequest header(String name, String value) {
		this.builder.header(name, value);
		return this;
	}

	public RpcRequest prefer(String preferences) {
		return header("Prefer", preferences);
	}

	public RpcRequest json(String json) {
		return header("Content-Type", "application/json").body(BodyPublishers.ofString(json));
	}

	public RpcRequest body(BodyPublisher body) {
		this.body = body;
		return this;
	}

	/**
	 * Sends the request, and does not wait for the answer.
	 * @return the answer to come
	 */
	public PendingAnswer start() {
		HttpRequest request = this.builder.method(this.method, this.body).build();
		return new PendingAnswer(this.client.sendAsync(request, BodyHandlers.ofByteArray()),
				() -> this.returned.contains(this.id));
	}

	/**
	 * Sends the request and waits for the head of its answer, which is a stream of
	 * events.
	 * @return the stream
	 */
	public EventStream stream() {
		return EventStream.open(this.client, this.builder.method(this.method, this.body).build());
	}

	/**
	 * Sends the request and waits for its answer.
	 * @return the answer
	 */
	public RpcAnswer answer() {
		return start().answer();
	}

}
