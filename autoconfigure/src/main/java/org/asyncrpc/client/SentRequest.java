package org.asyncrpc.client;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * An HTTP request that is about to be sent.
 *
 * @param client the name of the client
 * @param operation the operation that it is about, as {@code manager/method}
 * @param method the HTTP method
 * @param uri where to
 * @param template the path with {@code {id}} in place of the id of a call or binding
 */
public record SentRequest(String client, String operation, String method, URI uri, String template) {

	private static final Pattern IDS = Pattern.compile("^/(calls|bindings)/[^/]+");

	static SentRequest of(String client, String operation, RpcRequest request, URI server) {
		String template = IDS.matcher(request.path()).replaceFirst("/$1/{id}");
		return new SentRequest(client, operation, request.method(), URI.create(server + request.path()),
				server.getPath() + template);
	}

}
