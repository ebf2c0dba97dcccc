package org.asyncrpc.server.operation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import jakarta.validation.Validation;
import org.asyncrpc.wire.ArgumentError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Binds bodies to the only operation of a manager.
 */
final class OperationTester {

	/** Those that a server has by default. */
	static final ArgumentLimits LIMITS = new ArgumentLimits(500, 200_000);

	private final Operation operation;

	private OperationTester(Operation operation) {
		this.operation = operation;
	}

	static OperationTester of(Object manager) {
		return of(manager, JsonMapper.shared());
	}

	static OperationTester of(Object manager, JsonMapper mapper) {
		return of(manager, mapper, LIMITS);
	}

	static OperationTester of(Object manager, JsonMapper mapper, ArgumentLimits limits) {
		return new OperationTester(scan(manager, mapper, ArgumentValidation.none(), limits).all().iterator().next());
	}

	static OperationTester validating(Object manager, JsonMapper mapper) {
		ArgumentValidation validation = new BeanArgumentValidation(
				Validation.buildDefaultValidatorFactory().getValidator());
		return new OperationTester(scan(manager, mapper, validation).all().iterator().next());
	}

	static Operations scan(Object manager, JsonMapper mapper, ArgumentValidation validation) {
		return scan(manager, mapper, validation, LIMITS);
	}

	private static Operations scan(Object manager, JsonMapper mapper, ArgumentValidation validation,
			ArgumentLimits limits) {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		beanFactory.registerSingleton("testManager", manager);
		return new OperationScanner(beanFactory, mapper, validation, limits).scan();
	}

	Operation operation() {
		return this.operation;
	}

	@Nullable Object[] bind(String json) {
		try {
			return bind(json.getBytes(StandardCharsets.UTF_8));
		}
		catch (InvalidArgumentsException ex) {
			throw new AssertionError(ex.errors().toString(), ex);
		}
	}

	@Nullable Object[] bind(byte[] json) throws InvalidArgumentsException {
		return this.operation.bind(json, 0, json.length);
	}

	/**
	 * The details by pointer, empty if there is no error.
	 * @param json a body
	 * @return the errors
	 */
	Map<String, String> errors(String json) {
		return errors(json.getBytes(StandardCharsets.UTF_8));
	}

	Map<String, String> errors(byte[] json) {
		Map<String, String> errors = new TreeMap<>();
		try {
			bind(json);
		}
		catch (InvalidArgumentsException ex) {
			for (ArgumentError error : ex.errors()) {
				errors.merge(error.pointer(), error.detail(), (one, other) -> one + "; " + other);
			}
		}
		return errors;
	}

}
