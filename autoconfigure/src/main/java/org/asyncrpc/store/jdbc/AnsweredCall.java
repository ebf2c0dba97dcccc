package org.asyncrpc.store.jdbc;

import org.asyncrpc.store.CallId;

/**
 * A call whose client has been answered.
 *
 * @param id the id of the call
 * @param at when that was, in milliseconds since the epoch
 */
record AnsweredCall(CallId id, long at) {

}
