package org.asyncrpc.nodes;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * Keeps its calls for the test to end.
 */
@AsyncRpcManager("task")
class TaskManager {

	private final Map<String, AsyncCallHandle<String>> handles = new ConcurrentHashMap<>();

	private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

	/** Ends with its node. */
	void run(AsyncCallHandle<String> call, String name) {
		dispatched(call, name);
	}

	/** Outlives its node. */
	void keep(AsyncCallHandle<String> call, String name) {
		dispatched(call, name);
	}

	private void dispatched(AsyncCallHandle<String> call, String name) {
		call.onCancel(() -> this.cancelled.add(name));
		this.handles.put(name, call);
		call.key(name);
	}

	AsyncCallHandle<String> handle(String name) {
		return this.handles.get(name);
	}

	boolean isCancelled(String name) {
		return this.cancelled.contains(name);
	}

}
