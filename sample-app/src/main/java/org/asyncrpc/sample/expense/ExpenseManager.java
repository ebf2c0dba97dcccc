package org.asyncrpc.sample.expense;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.AsyncRpcOperation;
import org.asyncrpc.DuplicateKeyException;

/**
 * Takes expenses, and leaves a person a week for each. Nobody holds on to the handle: the
 * key is all that is needed to answer.
 */
@AsyncRpcManager("expense")
class ExpenseManager {

	static final String SUBMIT = "expense/submit";

	@AsyncRpcOperation(timeout = "7d")
	void submit(AsyncCallHandle<Approval> call, Expense expense) {
		try {
			call.key(expense.number());
		}
		catch (DuplicateKeyException ex) {
			call.abort(
					AbortReason.of("ALREADY_SUBMITTED", "This expense waits for an approval already").withStatus(409));
		}
	}

}
