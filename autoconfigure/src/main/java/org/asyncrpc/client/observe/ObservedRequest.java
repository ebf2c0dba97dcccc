package org.asyncrpc.client.observe;

import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.asyncrpc.client.SentRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A request as Spring's conventions know requests. It is not sent; its headers are what
 * the observation wants to be sent.
 */
final class ObservedRequest implements ClientHttpRequest {

	private final HttpMethod method;

	private final URI uri;

	private final HttpHeaders headers = new HttpHeaders();

	private final Map<String, Object> attributes = new HashMap<>();

	ObservedRequest(SentRequest request) {
		this.method = HttpMethod.valueOf(request.method());
		this.uri = request.uri();
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.attributes;
	}

	@Override
	public OutputStream getBody() {
		throw new UnsupportedOperationException("The body is not observed");
	}

	@Override
	public ClientHttpResponse execute() {
		throw new UnsupportedOperationException("The request is sent by somebody else");
	}

}
