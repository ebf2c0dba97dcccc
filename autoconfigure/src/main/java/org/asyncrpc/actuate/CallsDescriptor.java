package org.asyncrpc.actuate;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of the calls that are waiting: figures about all of them, and a page of
 * those that were asked for.
 *
 * @param outstanding the number of calls that nobody has ended yet
 * @param draining the number of calls that ended without their manager, which may still
 * be at work
 * @param oldestAge the age of the oldest outstanding call, or {@code null} if there is
 * none
 * @param operations the figures of each operation that has outstanding calls
 * @param calls the calls, oldest first
 * @param next where the next page starts, or {@code null} if there is none
 */
public record CallsDescriptor(long outstanding, long draining, @Nullable Duration oldestAge,
		Map<String, OperationFigures> operations, List<CallSummary> calls,
		@Nullable String next) implements OperationResponseBody {

	public CallsDescriptor {
		operations = Collections.unmodifiableMap(new TreeMap<>(operations));
		calls = List.copyOf(calls);
	}

	/**
	 * Figures about the outstanding calls of one operation.
	 *
	 * @param outstanding their number
	 * @param oldestAge the age of the oldest
	 */
	public record OperationFigures(long outstanding, Duration oldestAge) {
	}

}
