package org.asyncrpc.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallState;
import org.jspecify.annotations.Nullable;

/**
 * What the server says became of each call, by the number that its client gave it.
 */
final class Ledger {

	private final Map<Integer, Entry> entries = new ConcurrentHashMap<>();

	Entry open(int number) {
		return this.entries.computeIfAbsent(number, (key) -> new Entry());
	}

	Map<Integer, Entry> entries() {
		return this.entries;
	}

	long dispatched() {
		return this.entries.values().stream().filter((entry) -> entry.dispatches.get() > 0).count();
	}

	/**
	 * What is known of one call.
	 */
	static final class Entry {

		/** How often the manager's method ran. */
		final AtomicInteger dispatches = new AtomicInteger();

		/** How often the call was said to have ended. */
		final AtomicInteger ends = new AtomicInteger();

		/** How often an attempt of the manager to end the call won. */
		final AtomicInteger wins = new AtomicInteger();

		volatile @Nullable AsyncCallState state;

	}

}
