package org.asyncrpc.store;

import java.util.List;

/**
 * What was seen of the calls of one {@link Stripe} in their order.
 *
 * @param calls those that were wanted
 * @param lookedTo the position of the last call that was looked at
 * @param looked the number of calls that were looked at
 * @param last whether no call that could be wanted comes after these
 */
record Stretch(List<Positioned> calls, long lookedTo, int looked, boolean last) {

	/**
	 * A call and its position.
	 *
	 * @param position the position in the stripe
	 * @param call the call as it was when it was seen
	 */
	record Positioned(long position, StoredCall call) {
	}

}
