package org.asyncrpc.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.asyncrpc.actuate.CallsDescriptor.OperationFigures;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls for operators, in pages and figures, never all of them.
 */
final class CallsView {

	private final CallStore store;

	CallsView(CallStore store) {
		this.store = store;
	}

	CallsDescriptor list(CallSelection selection) {
		long now = this.store.now();
		CallPage page = page(selection, now);
		CallCounts counts = this.store.counts();
		Map<String, OperationFigures> operations = new TreeMap<>();
		counts.operations()
			.forEach((operation, count) -> operations.put(operation,
					new OperationFigures(count.outstanding(), Age.of(count.oldestAcceptedAt(), now))));
		return new CallsDescriptor(counts.outstanding(), counts.draining(), oldest(operations), operations,
				page.calls().stream().map((call) -> CallSummary.of(call, now)).toList(), page.next());
	}

	@Nullable StoredCall find(String callId) {
		CallId id = CallId.parse(callId);
		return (id != null) ? this.store.find(id) : null;
	}

	private CallPage page(CallSelection selection, long now) {
		try {
			return this.store.page(selection.toQuery(now));
		}
		catch (IllegalArgumentException ex) {
			throw new BadQueryException("'after' must be the 'next' of a page before");
		}
	}

	private static @Nullable Duration oldest(Map<String, OperationFigures> operations) {
		return operations.values().stream().map(OperationFigures::oldestAge).max(Duration::compareTo).orElse(null);
	}

}
