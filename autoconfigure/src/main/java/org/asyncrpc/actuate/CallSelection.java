package org.asyncrpc.actuate;

import java.time.DateTimeException;
import java.time.Duration;

import org.asyncrpc.AsyncCallQuery;
import org.asyncrpc.store.CallQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which calls an operator wants to see, in the operator's own words.
 *
 * @param operation only calls of this operation
 * @param principal only calls of this caller
 * @param key only the call with this business key
 * @param olderThan only calls that were accepted so long ago, in ISO-8601
 * @param state outstanding or draining calls
 * @param limit the number of calls at the most
 * @param after where the page before ended
 */
record CallSelection(@Nullable String operation, @Nullable String principal, @Nullable String key,
		@Nullable String olderThan, @Nullable CallListState state, @Nullable Integer limit, @Nullable String after) {

	/**
	 * The same in the words of the store.
	 * @param now the current time by the clock of the store
	 * @return the query
	 */
	CallQuery toQuery(long now) {
		return new CallQuery(this.operation, this.principal, this.key, acceptedBefore(now),
				this.state == CallListState.DRAINING, validLimit(), this.after);
	}

	private @Nullable Long acceptedBefore(long now) {
		if (this.olderThan == null) {
			return null;
		}
		try {
			Duration age = Duration.parse(this.olderThan);
			if (!age.isNegative()) {
				return Math.subtractExact(now, age.toMillis());
			}
		}
		catch (DateTimeException | ArithmeticException ex) {
			// As bad as an age below zero
		}
		throw new BadQueryException("'olderThan' must be an ISO-8601 duration, such as PT5M");
	}

	private int validLimit() {
		if (this.limit == null) {
			return AsyncCallQuery.DEFAULT_LIMIT;
		}
		if (this.limit < 1 || this.limit > AsyncCallQuery.MAX_LIMIT) {
			throw new BadQueryException("'limit' must be between 1 and " + AsyncCallQuery.MAX_LIMIT);
		}
		return this.limit;
	}

}
