package org.asyncrpc.server.operation;

import java.util.List;

import org.asyncrpc.wire.ArgumentError;
import org.jspecify.annotations.Nullable;

/**
 * Validates the bound arguments of one operation.
 */
@FunctionalInterface
interface ArgumentValidator {

	/**
	 * Validates nothing.
	 */
	ArgumentValidator NONE = (bound) -> List.of();

	List<ArgumentError> validate(@Nullable Object[] bound);

}
