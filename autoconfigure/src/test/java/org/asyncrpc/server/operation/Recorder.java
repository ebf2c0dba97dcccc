package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * What was called, in order.
 */
final class Recorder {

	private final List<String> events = new ArrayList<>();

	void add(String event) {
		this.events.add(event);
	}

	List<String> drain() {
		List<String> drained = List.copyOf(this.events);
		this.events.clear();
		return drained;
	}

}
