package org.asyncrpc.server.operation;

import java.lang.reflect.Method;

/**
 * How arguments are validated once they are bound.
 *
 * @see BeanArgumentValidation
 */
public abstract class ArgumentValidation {

	ArgumentValidation() {
	}

	/**
	 * No validation, for applications without Bean Validation.
	 * @return a validation that accepts everything
	 */
	public static ArgumentValidation none() {
		return new ArgumentValidation() {

			@Override
			ArgumentValidator forOperation(ManagerBean bean, Method method, ArgumentSlots slots, StrictJson json) {
				return ArgumentValidator.NONE;
			}

		};
	}

	abstract ArgumentValidator forOperation(ManagerBean bean, Method method, ArgumentSlots slots, StrictJson json);

}
