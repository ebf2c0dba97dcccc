package org.asyncrpc.sample.expense;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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

	private static final Log logger = LogFactory.getLog(ExpenseManager.class);

	@AsyncRpcOperation(timeout = "7d")
	void submit(AsyncCallHandle<Approval> call, Expense expense) {
		logger.info("Expense %s was submitted".formatted(expense.number()));
		try {
			call.key(expense.number());
		}
		catch (DuplicateKeyException ex) {
			call.abort(
					AbortReason.of("ALREADY_SUBMITTED", "This expense waits for an approval already").withStatus(409));
		}
	}

}
