package org.asyncrpc.store;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How long ended calls are kept for their clients, and how much room they may take.
 *
 * @param undelivered how long a call is kept whose outcome was not delivered
 * @param delivered how long a call is kept whose outcome was delivered, but may be asked
 * for again
 * @param room what all of them may take
 * @param roomPerPrincipal what those of one principal may take; anonymous callers cannot
 * be told apart, and only have the room of all
 */
public record Retention(Duration undelivered, Duration delivered, Room room, Room roomPerPrincipal) {

	public Retention {
		Assert.isTrue(!undelivered.isNegative(), "'undelivered' must not be negative");
		Assert.isTrue(!delivered.isNegative(), "'delivered' must not be negative");
	}

	/**
	 * A time of retention without a limit for single principals.
	 * @param undelivered how long a call is kept whose outcome was not delivered
	 * @param delivered how long a call is kept whose outcome was delivered
	 * @param room what all calls may take
	 */
	public Retention(Duration undelivered, Duration delivered, Room room) {
		this(undelivered, delivered, room, room);
	}

	long undeliveredUntil(long endedAt) {
		return endedAt + this.undelivered.toMillis();
	}

	long deliveredUntil(long deliveredAt) {
		return deliveredAt + this.delivered.toMillis();
	}

	/**
	 * Room for ended calls. When it is taken, new calls are refused.
	 *
	 * @param calls the number of calls
	 * @param bytes the size of their outcomes
	 */
	public record Room(int calls, long bytes) {

		public Room {
			Assert.isTrue(calls > 0, "'calls' must be positive");
			Assert.isTrue(bytes > 0, "'bytes' must be positive");
		}

		/**
		 * Whether there is no room for one more call.
		 * @param calls the number of calls that are there
		 * @param bytes the size of their outcomes
		 * @return {@code true} if one of the two has reached its limit
		 */
		public boolean isTaken(long calls, long bytes) {
			return calls >= this.calls || bytes >= this.bytes;
		}

	}

}
