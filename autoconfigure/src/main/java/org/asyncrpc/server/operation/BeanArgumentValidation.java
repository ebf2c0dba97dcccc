package org.asyncrpc.server.operation;

import java.lang.reflect.Method;

import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Validates arguments with Bean Validation: {@code @Valid} and constraints on the
 * parameters of an operation. To be used only where Bean Validation is on the class path.
 */
public final class BeanArgumentValidation extends ArgumentValidation {

	private final Validator validator;

	/**
	 * Create a validation.
	 * @param validator validates
	 */
	public BeanArgumentValidation(Validator validator) {
		this.validator = validator;
	}

	@Override
	ArgumentValidator forOperation(ManagerBean bean, Method method, ArgumentSlots slots, StrictJson json) {
		MethodDescriptor descriptor = this.validator.getConstraintsForClass(bean.targetClass())
			.getConstraintsForMethod(method.getName(), method.getParameterTypes());
		if (descriptor == null || !descriptor.hasConstrainedParameters()) {
			return ArgumentValidator.NONE;
		}
		return new BeanArgumentValidator(this.validator.forExecutables(), bean, method, groups(bean, method),
				new ConstraintPointer(slots, json));
	}

	private static Class<?>[] groups(ManagerBean bean, Method method) {
		Validated validated = find(bean, method);
		return (validated != null) ? validated.value() : new Class<?>[0];
	}

	private static @Nullable Validated find(ManagerBean bean, Method method) {
		Validated validated = AnnotatedElementUtils.findMergedAnnotation(method, Validated.class);
		return (validated != null) ? validated
				: AnnotatedElementUtils.findMergedAnnotation(bean.targetClass(), Validated.class);
	}

}
