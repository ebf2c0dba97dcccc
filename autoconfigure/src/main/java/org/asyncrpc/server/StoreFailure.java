package org.asyncrpc.server;

import java.util.function.Supplier;

import org.asyncrpc.CallBusyException;
import org.asyncrpc.wire.ErrorCode;

/**
 * A store that fails before anything was dispatched. The client may ask again: a call of
 * which the store does not know whether it kept it is taken back by the store.
 */
final class StoreFailure {

	private StoreFailure() {
	}

	/**
	 * Asks the store on behalf of a client.
	 * @param <T> what the store answers
	 * @param question asks the store
	 * @return its answer
	 * @throws CallRefusedException if the store failed
	 */
	static <T> T refusedBy(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (CallBusyException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			Failures.log("The store of calls failed", ex);
			throw new CallRefusedException(ErrorCode.TOO_BUSY,
					"The server cannot reach its store of calls; try again later");
		}
	}

}
