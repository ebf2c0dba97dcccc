package org.asyncrpc.store.jdbc;

import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What a failure of the database says about what it was asked to do.
 */
final class Certainty {

	private Certainty() {
	}

	/**
	 * Whether a statement can have been committed although it failed: the database may
	 * have done it, and its answer been lost.
	 * @param failure how it failed
	 * @return {@code false} if it was certainly not done
	 */
	static boolean mayBeDone(RuntimeException failure) {
		return !(failure instanceof CannotGetJdbcConnectionException)
				&& !(failure instanceof CannotCreateTransactionException) && !isAboutStatement(failure);
	}

	/**
	 * Whether a failure comes from what a statement says, rather than from the state of
	 * the database.
	 * @param failure how it failed
	 * @return whether the same statement would fail again
	 */
	static boolean isAboutStatement(RuntimeException failure) {
		return failure instanceof NonTransientDataAccessException
				&& !(failure instanceof NonTransientDataAccessResourceException);
	}

}
