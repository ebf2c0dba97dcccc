package org.asyncrpc.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Limits how much of something a caller has at a time. Anonymous callers cannot be told
 * apart, and so are not limited here.
 */
public final class PrincipalLimit {

	private final Map<String, Integer> counts = new ConcurrentHashMap<>();

	private final int limit;

	/**
	 * Create a limit.
	 * @param limit how much each caller may have
	 */
	public PrincipalLimit(int limit) {
		this.limit = limit;
	}

	/**
	 * Takes one.
	 * @param principal the caller, or {@code null} if anonymous
	 * @return {@code true} if there was one left, which must then be released
	 */
	public boolean tryAcquire(@Nullable String principal) {
		if (principal == null) {
			return true;
		}
		boolean[] acquired = new boolean[1];
		this.counts.compute(principal, (name, count) -> {
			int before = (count != null) ? count : 0;
			acquired[0] = before < this.limit;
			return (acquired[0]) ? Integer.valueOf(before + 1) : count;
		});
		return acquired[0];
	}

	/**
	 * Gives one back.
	 * @param principal the caller, or {@code null} if anonymous
	 */
	public void release(@Nullable String principal) {
		if (principal != null) {
			this.counts.computeIfPresent(principal, (name, count) -> (count > 1) ? count - 1 : null);
		}
	}

}
