package org.asyncrpc.store.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallCounts.OperationCount;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallQuery;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Shows and counts calls.
 */
final class Pages {

	/** As many calls are looked at for a page at the most, wanted or not. */
	private static final int LOOKS = 1000;

	private static final Pattern CURSOR = Pattern.compile("[0-9a-f]{44}");

	private final Server server;

	Pages(Server server) {
		this.server = server;
	}

	CallPage page(CallQuery query) {
		Answer answer = this.server.run(Script.PAGE,
				Arguments.none()
					.add(query.draining())
					.add(query.limit())
					.add(Math.max(LOOKS, query.limit()))
					.add(after(query.after()))
					.add(before(query.acceptedBefore()))
					.addOptional(query.operation())
					.addOptional(query.principal())
					.addOptional(query.key()));
		String next = answer.text(0);
		List<StoredCall> calls = new ArrayList<>();
		for (int i = 1; i < answer.size(); i++) {
			calls.add(CallReader.require(answer.list(i)));
		}
		return new CallPage(calls, next.isEmpty() ? null : next);
	}

	private static String after(@Nullable String cursor) {
		if (cursor != null && !CURSOR.matcher(cursor).matches()) {
			throw new IllegalArgumentException("Not a cursor of this store");
		}
		return (cursor != null) ? cursor : "";
	}

	private static String before(@Nullable Long acceptedBefore) {
		return (acceptedBefore != null) ? CallFields.order(acceptedBefore + 1, "") : "";
	}

	CallCounts counts() {
		Answer answer = this.server.run(Script.COUNTS, Arguments.none());
		Map<String, OperationCount> operations = new HashMap<>();
		for (int i = 2; i < answer.size(); i++) {
			Answer operation = answer.list(i);
			operations.put(operation.text(0),
					new OperationCount(operation.number(1), CallFields.acceptedAtOf(operation.text(2))));
		}
		return new CallCounts(answer.number(0), answer.number(1), Map.copyOf(operations));
	}

}
