package org.asyncrpc.server.http;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the resource that a path means: an operation, or something about a call.
 */
final class RpcRoutes {

	private static final String CALLS = "/calls/";

	private final Map<String, RpcResource> operations = new HashMap<>();

	private final Map<String, RpcResource> callResources = new HashMap<>();

	void addOperation(RpcResource resource) {
		this.operations.put(resource.pattern(), resource);
	}

	void addCallResource(RpcResource resource) {
		this.callResources.put(resource.pattern(), resource);
	}

	/**
	 * Finds the route of a path.
	 * @param path the path below the base path
	 * @return the route, or {@code null} if the path means nothing
	 */
	@Nullable Route find(String path) {
		RpcResource operation = this.operations.get(path);
		if (operation != null) {
			return new Route(operation, "");
		}
		if (!path.startsWith(CALLS)) {
			return null;
		}
		int end = path.indexOf('/', CALLS.length());
		String callId = path.substring(CALLS.length(), (end >= 0) ? end : path.length());
		String rest = (end >= 0) ? path.substring(end) : "";
		RpcResource resource = this.callResources.get(CALLS + "{callId}" + rest);
		return (resource != null) ? new Route(resource, callId) : null;
	}

	/**
	 * A resource, and the call that the path names.
	 *
	 * @param resource the resource
	 * @param callId the id in the path, or empty
	 */
	record Route(RpcResource resource, String callId) {
	}

}
