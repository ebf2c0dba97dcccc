package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.executable.ExecutableValidator;
import org.asyncrpc.wire.ArgumentError;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;

/**
 * Validates the arguments of one operation with Bean Validation.
 */
final class BeanArgumentValidator implements ArgumentValidator {

	private final ExecutableValidator validator;

	private final ManagerBean bean;

	private final Method method;

	private final Class<?>[] groups;

	private final ConstraintPointer pointers;

	BeanArgumentValidator(ExecutableValidator validator, ManagerBean bean, Method method, Class<?>[] groups,
			ConstraintPointer pointers) {
		this.validator = validator;
		this.bean = bean;
		this.method = method;
		this.groups = groups;
		this.pointers = pointers;
	}

	@Override
	public List<ArgumentError> validate(@Nullable Object[] bound) {
		Set<ConstraintViolation<Object>> violations = this.validator.validateParameters(target(), this.method, bound,
				this.groups);
		if (violations.isEmpty()) {
			return List.of();
		}
		return violations.stream()
			.filter((violation) -> !this.pointers.isOfHandle(violation.getPropertyPath()))
			.map((violation) -> new ArgumentError(this.pointers.of(violation.getPropertyPath()),
					violation.getMessage()))
			.sorted(Comparator.comparing(ArgumentError::pointer).thenComparing(ArgumentError::detail))
			.toList();
	}

	// A JDK proxy doesn't have the method whose constraints apply
	private Object target() {
		Object instance = this.bean.instance().get();
		if (this.bean.targetClass().isInstance(instance)) {
			return instance;
		}
		Object target = AopProxyUtils.getSingletonTarget(instance);
		return (target != null) ? target : instance;
	}

}
