package org.asyncrpc.store;

/**
 * How and when a call ended: one value, so that nobody sees the one without the other.
 *
 * @param outcome how the call ended
 * @param endedAt when it ended, in milliseconds since the epoch
 */
record Ending(Outcome outcome, long endedAt) {

}
