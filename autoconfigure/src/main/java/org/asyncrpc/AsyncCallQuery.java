package org.asyncrpc;

import org.jspecify.annotations.Nullable;

/**
 * Which outstanding calls to return.
 *
 * @param operation only calls of this operation, as {@code manager/method}, or
 * {@code null} for all
 * @param principal only calls of this caller, or {@code null} for all
 * @param limit the number of calls at the most, 1 to 1000
 * @param after the {@link AsyncCallPage#next()} of the page before, or {@code null} for
 * the first page
 */
public record AsyncCallQuery(@Nullable String operation, @Nullable String principal, int limit,
		@Nullable String after) {

	/**
	 * The number of calls on a page that names no limit.
	 */
	public static final int DEFAULT_LIMIT = 100;

	/**
	 * The largest page.
	 */
	public static final int MAX_LIMIT = 1000;

	public AsyncCallQuery {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new IllegalArgumentException("'limit' must be between 1 and " + MAX_LIMIT);
		}
	}

	/**
	 * All outstanding calls, in pages of the default size.
	 * @return the query
	 */
	public static AsyncCallQuery all() {
		return new AsyncCallQuery(null, null, DEFAULT_LIMIT, null);
	}

	/**
	 * The outstanding calls of one operation.
	 * @param operation the operation, as {@code manager/method}
	 * @return the query
	 */
	public static AsyncCallQuery ofOperation(String operation) {
		return new AsyncCallQuery(operation, null, DEFAULT_LIMIT, null);
	}

	/**
	 * The same query, going on where a page ended.
	 * @param cursor the {@link AsyncCallPage#next()} of that page
	 * @return a new query
	 */
	public AsyncCallQuery after(@Nullable String cursor) {
		return new AsyncCallQuery(this.operation, this.principal, this.limit, cursor);
	}

	/**
	 * The same query with another page size.
	 * @param limit the number of calls at the most, 1 to 1000
	 * @return a new query
	 */
	public AsyncCallQuery limit(int limit) {
		return new AsyncCallQuery(this.operation, this.principal, limit, this.after);
	}

}
