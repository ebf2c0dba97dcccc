package org.asyncrpc.server.operation;

import java.util.List;

import org.asyncrpc.wire.ArgumentError;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the arguments of a call cannot be bound, with everything that is wrong with
 * them.
 */
public class InvalidArgumentsException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient List<ArgumentError> errors;

	InvalidArgumentsException(String operation, List<ArgumentError> errors, @Nullable Throwable cause) {
		super("The arguments of '%s' are invalid".formatted(operation), cause);
		this.errors = List.copyOf(errors);
	}

	/**
	 * What is wrong, in the order of the body as far as that is known.
	 * @return at least one error
	 */
	public List<ArgumentError> errors() {
		return this.errors;
	}

}
