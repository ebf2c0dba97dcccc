package org.asyncrpc.sample.expense;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An expense that nobody has decided about.
 *
 * @param number the number of the form
 * @param submittedAt since when it waits
 */
record PendingExpense(@Nullable String number, Instant submittedAt) {

}
