package org.asyncrpc.server.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.asyncrpc.wire.ArgumentError;

/**
 * Collects errors, one for each place in the body.
 */
final class ErrorList {

	/**
	 * More than anybody will read, and so few that finding them stays cheap.
	 */
	private static final int MAX_ERRORS = 100;

	private final Map<String, ArgumentError> errors = new LinkedHashMap<>();

	void add(String pointer, String detail) {
		if (!isFull()) {
			this.errors.putIfAbsent(pointer, new ArgumentError(pointer, detail));
		}
	}

	boolean isFull() {
		return this.errors.size() >= MAX_ERRORS;
	}

	boolean isEmpty() {
		return this.errors.isEmpty();
	}

	List<ArgumentError> toList() {
		return List.copyOf(this.errors.values());
	}

}
