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

	private final PrincipalLimit principals;

	Admission(ServerSettings settings) {
		this.settings = settings;
		this.principals = new PrincipalLimit(settings.maxOutstandingPerPrincipal());
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
		if (!this.principals.tryAcquire(principal)) {
			ofOperation.decrementAndGet();
			this.total.decrementAndGet();
			return false;
		}
		return true;
	}

	void release(CallRecord call) {
		this.total.decrementAndGet();
		countOf(call.operation()).decrementAndGet();
		this.principals.release(call.principal());
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

}
