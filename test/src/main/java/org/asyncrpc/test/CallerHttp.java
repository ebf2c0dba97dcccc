package org.asyncrpc.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

import org.springframework.core.env.Environment;

/**
 * Sends requests to the server of the application under test.
 */
final class CallerHttp {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Environment environment;

	CallerHttp(Environment environment) {
		this.environment = environment;
	}

	HttpResponse<byte[]> get(String path, Map<String, String> headers, Duration timeout) {
		return send(request(path, headers, timeout).build());
	}

	HttpResponse<byte[]> post(String path, Map<String, String> headers, byte[] json) {
		return send(request(path, headers, Patience.LIMIT).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(json))
			.build());
	}

	private HttpRequest.Builder request(String path, Map<String, String> headers, Duration timeout) {
		// Known only when the application has started
		String port = this.environment.getRequiredProperty("local.server.port");
		String basePath = this.environment.getProperty("server.servlet.context-path", "")
				+ this.environment.getProperty("asyncrpc.server.base-path", "/rpc");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + basePath + path))
			.timeout(timeout);
		headers.forEach(request::setHeader);
		return request;
	}

	private HttpResponse<byte[]> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofByteArray());
		}
		catch (HttpTimeoutException ex) {
			throw new AssertionError("There was no answer within " + Patience.LIMIT, ex);
		}
		catch (IOException ex) {
			throw new AssertionError("The server could not be reached", ex);
		}
		catch (InterruptedException ex) {
			throw Patience.interrupted(ex);
		}
	}

}
