package org.asyncrpc.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The outstanding and the draining calls of one {@link Stripe} in the order in which they
 * were accepted. Guarded by the stripe.
 */
final class StripeOrder {

	private final Positions positions = new Positions();

	private final Map<String, AcceptOrder> outstanding = new HashMap<>();

	/** Few, and they come in the order in which they end. */
	private final TreeMap<Long, MemoryCall> draining = new TreeMap<>();

	void addOutstanding(MemoryCall call) {
		call.position = this.positions.next(call.record.acceptedAt());
		this.outstanding.computeIfAbsent(call.record.operation(), (operation) -> new AcceptOrder()).append(call);
	}

	void removeOutstanding(MemoryCall call) {
		AcceptOrder order = call.acceptOrder;
		if (order != null) {
			order.remove(call);
		}
	}

	void addDraining(MemoryCall call) {
		this.draining.put(call.position, call);
	}

	void removeDraining(MemoryCall call) {
		this.draining.remove(call.position);
	}

	int draining() {
		return this.draining.size();
	}

	Map<String, AcceptOrder> outstanding() {
		return this.outstanding;
	}

	/**
	 * Whether no call from a position on can pass a filter on the time of acceptance.
	 * @param position the position
	 * @param acceptedBefore the filter, or {@code null} for none
	 * @return whether looking further is of no use
	 */
	boolean isPast(long position, @Nullable Long acceptedBefore) {
		return acceptedBefore != null && this.positions.isAfter(position, acceptedBefore);
	}

	/**
	 * The calls that a query could be about, after a position.
	 * @param query the query; only its operation and state are looked at
	 * @param position the position
	 * @return the calls, oldest first
	 */
	Iterator<MemoryCall> after(CallQuery query, long position) {
		if (query.draining()) {
			return this.draining.tailMap(position, false).values().iterator();
		}
		PriorityQueue<MemoryCall> heads = new PriorityQueue<>(Comparator.comparingLong((call) -> call.position));
		for (AcceptOrder order : orders(query.operation())) {
			MemoryCall head = order.firstAfter(position);
			if (head != null) {
				heads.add(head);
			}
		}
		return new OutstandingIterator(heads);
	}

	private Iterable<AcceptOrder> orders(@Nullable String operation) {
		if (operation == null) {
			return this.outstanding.values();
		}
		AcceptOrder order = this.outstanding.get(operation);
		return (order != null) ? Collections.singleton(order) : Collections.emptySet();
	}

	/** Merges the lists of several operations. */
	private record OutstandingIterator(PriorityQueue<MemoryCall> heads) implements Iterator<MemoryCall> {

		@Override
		public boolean hasNext() {
			return !this.heads.isEmpty();
		}

		@Override
		public MemoryCall next() {
			MemoryCall call = this.heads.remove();
			MemoryCall newer = call.newer;
			if (newer != null) {
				this.heads.add(newer);
			}
			return call;
		}

	}

}
