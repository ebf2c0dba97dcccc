package org.asyncrpc.sample.expense;

import java.math.BigDecimal;

/**
 * Money that somebody wants back.
 *
 * @param number the number of the form
 * @param amount how much
 * @param purpose what it was spent on
 */
record Expense(String number, BigDecimal amount, String purpose) {

}
