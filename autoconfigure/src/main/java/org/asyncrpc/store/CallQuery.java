package org.asyncrpc.store;

import org.jspecify.annotations.Nullable;

/**
 * Which calls a page shall show. Filters combine; {@code null} does not filter.
 *
 * @param operation only calls of this operation
 * @param principal only calls of this caller
 * @param key only the call with this business key
 * @param acceptedBefore only calls accepted at this instant or before, in milliseconds
 * since the epoch
 * @param draining {@code false} for outstanding calls, {@code true} for those that ended
 * without their manager
 * @param limit the number of calls at the most
 * @param after the {@link CallPage#next()} of the page before, or {@code null}
 */
public record CallQuery(@Nullable String operation, @Nullable String principal, @Nullable String key,
		@Nullable Long acceptedBefore, boolean draining, int limit, @Nullable String after) {

}
