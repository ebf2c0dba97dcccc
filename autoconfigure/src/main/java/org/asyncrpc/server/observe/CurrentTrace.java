package org.asyncrpc.server.observe;

import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Knows where in a trace the current thread is.
 */
@FunctionalInterface
public interface CurrentTrace {

	/**
	 * Nobody traces.
	 */
	CurrentTrace NONE = () -> null;

	/**
	 * Where in a trace the current thread is.
	 * @return the place, or {@code null} if it is in none
	 */
	@Nullable TraceParent get();

}
