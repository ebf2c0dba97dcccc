package org.asyncrpc.client.observe;

import java.io.InputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response as Spring's conventions know responses, of which only the status is
 * observed.
 */
final class ObservedResponse implements ClientHttpResponse {

	private final HttpStatusCode status;

	ObservedResponse(int status) {
		this.status = HttpStatusCode.valueOf(status);
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return this.status;
	}

	@Override
	public String getStatusText() {
		return "";
	}

	@Override
	public HttpHeaders getHeaders() {
		return HttpHeaders.EMPTY;
	}

	@Override
	public InputStream getBody() {
		return InputStream.nullInputStream();
	}

	@Override
	public void close() {
	}

}
