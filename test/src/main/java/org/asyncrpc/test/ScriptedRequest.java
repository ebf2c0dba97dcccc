package org.asyncrpc.test;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * A request as a scripted server has read it.
 *
 * @param method the HTTP method
 * @param path the segments of the path
 * @param headers the head
 * @param body the body
 */
record ScriptedRequest(String method, List<String> path, Headers headers, byte[] body) {

	static ScriptedRequest read(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		return new ScriptedRequest(exchange.getRequestMethod(), Arrays.asList(path.substring(1).split("/")),
				exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
	}

	@Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	// The operation, if the request makes a call.
	String operation() {
		return fromEnd(1) + "/" + fromEnd(0);
	}

	// What is before the operation, if the request makes a call.
	String basePath() {
		return "/" + String.join("/", this.path.subList(0, Math.max(0, this.path.size() - 2)));
	}

	/**
	 * A segment of the path. Counted from the end, because clients may have any base
	 * path.
	 * @param index 0 is the last one
	 * @return the segment, empty if there is none
	 */
	String fromEnd(int index) {
		int position = this.path.size() - 1 - index;
		return (position >= 0) ? this.path.get(position) : "";
	}

}
