package org.asyncrpc.store;

import org.jspecify.annotations.Nullable;

/**
 * The calls of one {@link Stripe} by id. A call is its own entry, found by looking at
 * neighbours, where a {@link java.util.HashMap} would keep 32 bytes for each. Guarded by
 * the stripe.
 */
final class CallTable {

	private static final int INITIAL_CAPACITY = 16;

	/** Spreads ids that differ in few bits, as numbered ids in tests do. */
	private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

	/** A power of two, at most two thirds of which are used. */
	private @Nullable MemoryCall[] calls = new MemoryCall[INITIAL_CAPACITY];

	private int size;

	@Nullable MemoryCall get(CallId id) {
		return this.calls[find(id)];
	}

	/**
	 * Adds a call.
	 * @param call the call, with an id that no other one here has
	 */
	void add(MemoryCall call) {
		if (3 * (this.size + 1) > 2 * this.calls.length) {
			resize(2 * this.calls.length);
		}
		this.calls[find(call.record.id())] = call;
		this.size++;
	}

	void remove(CallId id) {
		int gap = find(id);
		if (this.calls[gap] == null) {
			return;
		}
		this.calls[gap] = null;
		this.size--;
		if (this.calls.length > INITIAL_CAPACITY && 8 * this.size < this.calls.length) {
			resize(this.calls.length / 2);
		}
		else {
			close(gap);
		}
	}

	// Calls that a neighbour kept from their places move up, or else nothing would lead
	// to them.
	private void close(int removed) {
		int gap = removed;
		int position = next(gap);
		for (MemoryCall call = this.calls[position]; call != null; call = this.calls[position]) {
			int wanted = place(call.record.id());
			if (distance(wanted, gap) < distance(wanted, position)) {
				this.calls[gap] = call;
				this.calls[position] = null;
				gap = position;
			}
			position = next(position);
		}
	}

	private void resize(int capacity) {
		@Nullable MemoryCall[] before = this.calls;
		this.calls = new MemoryCall[capacity];
		for (MemoryCall call : before) {
			if (call != null) {
				this.calls[find(call.record.id())] = call;
			}
		}
	}

	// Where the call is, or the place that it would have.
	private int find(CallId id) {
		int position = place(id);
		MemoryCall call = this.calls[position];
		while (call != null && !call.record.id().equals(id)) {
			position = next(position);
			call = this.calls[position];
		}
		return position;
	}

	private int place(CallId id) {
		return Long.hashCode((id.high() ^ id.low()) * GOLDEN_RATIO) & (this.calls.length - 1);
	}

	private int distance(int from, int to) {
		return (to - from) & (this.calls.length - 1);
	}

	private int next(int position) {
		return (position + 1) & (this.calls.length - 1);
	}

}
