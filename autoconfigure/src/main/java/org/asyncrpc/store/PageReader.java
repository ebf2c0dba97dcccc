package org.asyncrpc.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads one page of calls by merging what the stripes have. Looks at a bounded number of
 * calls, so that a filter which few calls pass makes short pages rather than slow ones.
 */
final class PageReader {

	private static final int MAX_LOOKED = 10_000;

	private static final int STRETCH = 32;

	private final CallQuery query;

	private final List<StripeReader> readers = new ArrayList<>();

	PageReader(Stripe[] stripes, CallQuery query) {
		this.query = query;
		CallFilter filter = new CallFilter(query);
		Cursor start = Cursor.parse(query.after(), stripes.length);
		for (int i = 0; i < stripes.length; i++) {
			this.readers.add(new StripeReader(stripes[i], i, filter, start));
		}
	}

	CallPage read() {
		List<StoredCall> calls = new ArrayList<>();
		int looked = 0;
		while (true) {
			StripeReader reader = first();
			if (reader == null) {
				return new CallPage(calls, null);
			}
			if (reader.hasFound()) {
				Cursor cursor = reader.cursor();
				calls.add(reader.take());
				if (calls.size() >= this.query.limit()) {
					return new CallPage(calls, (first() != null) ? cursor.toString() : null);
				}
			}
			else if (looked < MAX_LOOKED) {
				looked += reader.look(STRETCH);
			}
			else {
				return new CallPage(calls, reader.cursor().toString());
			}
		}
	}

	private @Nullable StripeReader first() {
		StripeReader first = null;
		// Of several readers at one position the first, as in the order of cursors
		for (StripeReader reader : this.readers) {
			if (!reader.isAtEnd() && (first == null || reader.position() < first.position())) {
				first = reader;
			}
		}
		return first;
	}

}
