package org.asyncrpc.timer;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel for very many timers, most of which are cancelled before
 * they are due: scheduling and cancelling cost a few writes and no allocation, because
 * what waits is itself the {@link Node} of the lists.
 * <p>
 * Times are milliseconds since the epoch. A node never expires early, and late by less
 * than a tick of 16 ms, whatever the clock does: a jump ahead costs no more than a look
 * at every slot and at the nodes that are due, and a step back just makes nodes wait
 * until the clock is there again.
 * <p>
 * Not safe for use by several threads: the owner holds a lock.
 *
 * @param <N> what waits
 */
public final class TimingWheel<N extends TimingWheel.Node> {

	private static final int TICK_BITS = 4;

	private static final int SLOT_BITS = 6;

	private static final int SLOTS = 1 << SLOT_BITS;

	/** Covers 34 years; what is due later is looked at once in so many years. */
	private static final int LEVELS = 6;

	/**
	 * A node that is due at tick {@code t} is in a slot of a level on which {@code t} and
	 * the current tick are in different slots, at the index that {@code t} has there. So
	 * the wheel passes the node's slot when it reaches {@code t} or before. A current
	 * tick that goes back leaves this true. A slot that was never used is {@code null}.
	 */
	private final @Nullable Node[] slots = new Node[LEVELS * SLOTS];

	private final Node passed = new Head();

	private final Node overdue = new Head();

	private final Node expiring = new Head();

	private long tick;

	/**
	 * Create an empty wheel.
	 * @param now the current time
	 */
	public TimingWheel(long now) {
		this.tick = now >> TICK_BITS;
	}

	/**
	 * Schedules a node, or schedules it anew.
	 * @param node the node, in no other wheel
	 * @param due when it expires; if that is past, the next {@link #advance} finds it
	 */
	public void schedule(N node, long due) {
		Node scheduled = node;
		scheduled.unlink();
		scheduled.due = due;
		link(scheduled);
	}

	/**
	 * Takes a node out of the wheel. Does nothing if it is not scheduled.
	 * @param node the node
	 */
	public void cancel(N node) {
		((Node) node).unlink();
	}

	/**
	 * Moves to a time and hands over all nodes that are due, in no particular order.
	 * @param now the current time
	 * @param expired gets the nodes, which are no longer scheduled; may use the wheel
	 */
	public void advance(long now, Consumer<? super N> expired) {
		advance(now, Integer.MAX_VALUE, expired);
	}

	/**
	 * Moves to a time and hands over nodes that are due, in no particular order. Nodes
	 * that become due because of {@code expired} itself are left for the next time.
	 * @param now the current time
	 * @param limit the number of nodes at the most
	 * @param expired gets the nodes, which are no longer scheduled; may use the wheel
	 * @return whether the limit left nodes behind that are due too
	 */
	public boolean advance(long now, int limit, Consumer<? super N> expired) {
		moveTo(now >> TICK_BITS);
		this.overdue.moveAllTo(this.expiring);
		for (int i = 0; i < limit && !this.expiring.isAlone(); i++) {
			Node node = this.expiring.next;
			node.unlink();
			if (isDue(node)) {
				expired.accept(cast(node));
			}
			else {
				// The clock has gone back since the node was found to be due
				link(node);
			}
		}
		return !this.expiring.isAlone();
	}

	private void moveTo(long target) {
		long from = this.tick;
		this.tick = target;
		for (int level = 0; level < LEVELS; level++) {
			long first = from >> (level * SLOT_BITS);
			long steps = Math.min((target >> (level * SLOT_BITS)) - first, SLOTS);
			for (long step = 1; step <= steps; step++) {
				Node slot = this.slots[slotIndex(level, first + step)];
				if (slot != null) {
					slot.moveAllTo(this.passed);
				}
			}
		}
		while (!this.passed.isAlone()) {
			Node node = this.passed.next;
			node.unlink();
			link(node);
		}
	}

	private void link(Node node) {
		if (isDue(node)) {
			this.overdue.append(node);
			return;
		}
		long due = dueTick(node);
		int highestDifference = (Long.SIZE - 1) - Long.numberOfLeadingZeros(due ^ this.tick);
		int level = Math.min(highestDifference / SLOT_BITS, LEVELS - 1);
		int index = slotIndex(level, due >> (level * SLOT_BITS));
		Node slot = this.slots[index];
		if (slot == null) {
			slot = new Head();
			this.slots[index] = slot;
		}
		slot.append(node);
	}

	private static int slotIndex(int level, long time) {
		return level * SLOTS + (int) (time & (SLOTS - 1));
	}

	private boolean isDue(Node node) {
		return dueTick(node) <= this.tick;
	}

	private static long dueTick(Node node) {
		// Rounds up, so that a tick is never too early, in a way that cannot overflow
		long tick = node.due >> TICK_BITS;
		return (tick << TICK_BITS != node.due) ? tick + 1 : tick;
	}

	@SuppressWarnings("unchecked")
	private N cast(Node node) {
		return (N) node;
	}

	/**
	 * Something that can wait in a {@link TimingWheel}.
	 */
	public abstract static class Node {

		private Node previous = this;

		private Node next = this;

		private long due;

		/**
		 * When the node is due, or was due last.
		 * @return milliseconds since the epoch
		 */
		public final long due() {
			return this.due;
		}

		/**
		 * Whether the node waits in a wheel.
		 * @return {@code true} from being scheduled until it expires or is cancelled
		 */
		public final boolean isScheduled() {
			return !isAlone();
		}

		private boolean isAlone() {
			return this.next == this;
		}

		private void append(Node node) {
			node.previous = this.previous;
			node.next = this;
			this.previous.next = node;
			this.previous = node;
		}

		private void unlink() {
			this.previous.next = this.next;
			this.next.previous = this.previous;
			this.previous = this;
			this.next = this;
		}

		private void moveAllTo(Node list) {
			if (isAlone()) {
				return;
			}
			this.next.previous = list.previous;
			list.previous.next = this.next;
			this.previous.next = list;
			list.previous = this.previous;
			this.previous = this;
			this.next = this;
		}

	}

	/** The fixed node of a circular list. */
	private static final class Head extends Node {

	}

}
