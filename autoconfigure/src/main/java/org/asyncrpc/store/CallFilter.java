package org.asyncrpc.store;

import org.jspecify.annotations.Nullable;

/**
 * Tells which calls a query wants, among those of its state.
 *
 * @param query the query
 */
record CallFilter(CallQuery query) {

	boolean accepts(CallRecord record, @Nullable String key) {
		Long acceptedBefore = this.query.acceptedBefore();
		return matches(this.query.operation(), record.operation())
				&& matches(this.query.principal(), record.principal()) && matches(this.query.key(), key)
				&& (acceptedBefore == null || record.acceptedAt() <= acceptedBefore);
	}

	private static boolean matches(@Nullable String wanted, @Nullable String value) {
		return wanted == null || wanted.equals(value);
	}

}
