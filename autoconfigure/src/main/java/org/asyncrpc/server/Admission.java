package org.asyncrpc.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.store.CallRecord;
import org.jspecify.annotations.Nullable;

/**
 * Counts the outstanding calls that this node has admitted, against its limits: in all,
 * per operation and per principal. What is admitted is never harmed by what is refused.
 */
final class Admission {

	private final ServerSettings settings;

	private final AtomicInteger total = new AtomicInteger();

	private final Map<String, AtomicInteger> operations = new ConcurrentHashMap<>();

	private final Map<String, Integer> principals = new ConcurrentHashMap<>();

	Admission(ServerSettings settings) {
		this.settings = settings;
	}

	/**
	 * Takes a place for a call.
	 * @param operation the name of the operation
	 * @param limit the outstanding calls that the operation may have
	 * @param principal the caller, or {@code null} if anonymous
	 * @return {@code true} if the call is admitted and must be released when it ends
	 */
	boolean tryAcquire(String operation, int limit, @Nullable String principal) {
		if (!tryIncrement(this.total, this.settings.maxOutstanding())) {
			return false;
		}
		AtomicInteger ofOperation = countOf(operation);
		if (!tryIncrement(ofOperation, limit)) {
			this.total.decrementAndGet();
			return false;
		}
		if (!tryIncrement(principal)) {
			ofOperation.decrementAndGet();
			this.total.decrementAndGet();
			return false;
		}
		return true;
	}

	void release(CallRecord call) {
		this.total.decrementAndGet();
		countOf(call.operation()).decrementAndGet();
		if (call.principal() != null) {
			this.principals.computeIfPresent(call.principal(), (name, count) -> (count > 1) ? count - 1 : null);
		}
	}

	/**
	 * The outstanding calls in all, those that are just being dispatched included.
	 * @return their number
	 */
	int total() {
		return this.total.get();
	}

	private AtomicInteger countOf(String operation) {
		AtomicInteger count = this.operations.get(operation);
		return (count != null) ? count : this.operations.computeIfAbsent(operation, (name) -> new AtomicInteger());
	}

	// Takes the place back rather than compare and set, which would retry under load.
	private static boolean tryIncrement(AtomicInteger count, int limit) {
		if (count.incrementAndGet() <= limit) {
			return true;
		}
		count.decrementAndGet();
		return false;
	}

	private boolean tryIncrement(@Nullable String principal) {
		if (principal == null) {
			return true;
		}
		int limit = this.settings.maxOutstandingPerPrincipal();
		boolean[] admitted = new boolean[1];
		this.principals.compute(principal, (name, count) -> {
			int before = (count != null) ? count : 0;
			admitted[0] = before < limit;
			return (admitted[0]) ? Integer.valueOf(before + 1) : count;
		});
		return admitted[0];
	}

}
