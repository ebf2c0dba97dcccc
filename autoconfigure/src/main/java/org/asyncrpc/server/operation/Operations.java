package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The operations of an application. Immutable.
 */
public final class Operations {

	private final Map<String, Map<String, Operation>> byManager;

	private final List<Operation> all;

	Operations(Collection<Operation> operations) {
		List<Operation> sorted = new ArrayList<>(operations);
		sorted.sort(Comparator.comparing(Operation::name));
		Map<String, Map<String, Operation>> byManager = new HashMap<>();
		for (Operation operation : sorted) {
			byManager.computeIfAbsent(operation.manager(), (manager) -> new HashMap<>())
				.put(operation.method(), operation);
		}
		this.byManager = byManager;
		this.all = List.copyOf(sorted);
	}

	/**
	 * Finds an operation.
	 * @param manager the name of the manager
	 * @param method the name of the method
	 * @return the operation, or {@code null} if there is none
	 */
	public @Nullable Operation find(String manager, String method) {
		Map<String, Operation> operations = this.byManager.get(manager);
		return (operations != null) ? operations.get(method) : null;
	}

	/**
	 * Finds an operation by its full name.
	 * @param name the name, {@code manager/method}
	 * @return the operation, or {@code null} if there is none
	 */
	public @Nullable Operation find(String name) {
		int slash = name.indexOf('/');
		return (slash >= 0) ? find(name.substring(0, slash), name.substring(slash + 1)) : null;
	}

	/**
	 * The names of all operations.
	 * @return {@code manager/method} of each, in their order
	 */
	public List<String> names() {
		return this.all.stream().map(Operation::name).toList();
	}

	/**
	 * All operations, in the order of their names.
	 * @return an immutable collection
	 */
	public Collection<Operation> all() {
		return this.all;
	}

}
