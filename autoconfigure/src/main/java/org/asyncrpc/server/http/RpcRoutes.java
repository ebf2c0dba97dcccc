package org.asyncrpc.server.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds the resource that a path means: an operation, or something about a call or a
 * binding.
 */
final class RpcRoutes {

	private static final String CALLS = "/calls/";

	private static final String BINDINGS = "/bindings/";

	private final Map<String, RpcResource> resources = new HashMap<>();

	void add(RpcResource resource) {
		this.resources.put(resource.pattern(), resource);
	}

	Collection<RpcResource> all() {
		return this.resources.values();
	}

	/**
	 * Finds the route of a path.
	 * @param path the path below the base path
	 * @return the route, or {@code null} if the path means nothing
	 */
	@Nullable Route find(String path) {
		RpcResource fixed = this.resources.get(path);
		if (fixed != null) {
			return new Route(fixed, "");
		}
		if (path.startsWith(CALLS)) {
			return find(path, CALLS, "{callId}");
		}
		return path.startsWith(BINDINGS) ? find(path, BINDINGS, "{binding}") : null;
	}

	private @Nullable Route find(String path, String parent, String variable) {
		int end = path.indexOf('/', parent.length());
		String id = path.substring(parent.length(), (end >= 0) ? end : path.length());
		String rest = (end >= 0) ? path.substring(end) : "";
		RpcResource resource = this.resources.get(parent + variable + rest);
		return (resource != null) ? new Route(resource, id) : null;
	}

	/**
	 * A resource, and the call or binding that the path names.
	 *
	 * @param resource the resource
	 * @param id the id in the path, or empty
	 */
	record Route(RpcResource resource, String id) {
	}

}
