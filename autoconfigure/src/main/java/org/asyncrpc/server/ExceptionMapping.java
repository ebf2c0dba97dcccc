package org.asyncrpc.server;

import org.asyncrpc.store.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of exception, of a library that need not be there, means to a client.
 */
@FunctionalInterface
public interface ExceptionMapping {

	/**
	 * Maps an exception.
	 * @param failure what the manager threw
	 * @return how the call ends, or {@code null} if this is another kind of exception
	 */
	@Nullable Outcome map(Throwable failure);

}
