package org.asyncrpc.sample.expense;

/**
 * Somebody agrees.
 *
 * @param number the number of the form
 * @param by who agrees
 */
record Approval(String number, String by) {

}
