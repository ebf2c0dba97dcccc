package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.asyncrpc.store.CallId;

/**
 * Calls whose clients have been answered, and which are to be removed. There is no hurry:
 * nobody waits for that, and after a crash their retention removes them. So they are left
 * to the next sweep, which removes many of them with one statement.
 */
final class AnsweredCalls {

	/** The most that one statement removes. */
	private static final int MAX_GROUP = 256;

	private static final int MAX_WAITING = 2 * MAX_GROUP;

	private final Map<CallId, AnsweredCall> waiting = new ConcurrentHashMap<>();

	private final Consumer<List<AnsweredCall>> removal;

	/**
	 * Create a set of calls.
	 * @param removal removes calls; told of the same one again if it failed, or if two
	 * threads remove it at the same time
	 */
	AnsweredCalls(Consumer<List<AnsweredCall>> removal) {
		this.removal = removal;
	}

	/**
	 * Leaves a call to the next sweep.
	 * @param call the call
	 * @return {@code false} if there are too many already, so that it is not left
	 */
	boolean leave(AnsweredCall call) {
		if (this.waiting.size() >= MAX_WAITING) {
			return false;
		}
		this.waiting.putIfAbsent(call.id(), call);
		return true;
	}

	/**
	 * Removes a call now if it is one of these.
	 * @param id the id of the call
	 */
	void remove(CallId id) {
		AnsweredCall call = this.waiting.get(id);
		if (call != null) {
			remove(List.of(call));
		}
	}

	/**
	 * Removes them all.
	 */
	void removeAll() {
		List<AnsweredCall> group = new ArrayList<>();
		for (AnsweredCall call : this.waiting.values()) {
			group.add(call);
			if (group.size() == MAX_GROUP) {
				remove(group);
				group = new ArrayList<>();
			}
		}
		if (!group.isEmpty()) {
			remove(group);
		}
	}

	private void remove(List<AnsweredCall> calls) {
		this.removal.accept(calls);
		calls.forEach((call) -> this.waiting.remove(call.id(), call));
	}

}
