package org.asyncrpc.sampleclient;

import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncRpcClient;

/**
 * Submits expenses.
 */
@AsyncRpcClient("expense")
interface ExpenseClient {

	CompletableFuture<Approval> submit(Expense expense);

	/**
	 * Money that somebody wants back.
	 *
	 * @param number the number of the form
	 * @param amount how much
	 * @param purpose what it was spent on
	 */
	record Expense(String number, BigDecimal amount, String purpose) {

	}

	/**
	 * Somebody agrees.
	 *
	 * @param number the number of the form
	 * @param by who agrees
	 */
	record Approval(String number, String by) {

	}

}
