package org.asyncrpc.server;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.wire.ArgumentError;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.method.MethodValidationException;

/**
 * Method validation refused arguments: those of the operation, of which the client learns
 * each, or those of something that the manager called with them. A value that was
 * returned is not the client's fault.
 */
public final class ValidationMapping implements ExceptionMapping {

	@Override
	public @Nullable Outcome map(Throwable failure) {
		Collection<? extends ConstraintViolation<?>> violations = violations(failure);
		if (violations.isEmpty()
				|| violations.stream().anyMatch((violation) -> has(violation, ElementKind.RETURN_VALUE))) {
			return null;
		}
		List<ArgumentError> errors = violations.stream()
			.filter(ValidationMapping::isOfOperation)
			.map((violation) -> new ArgumentError(pointer(violation.getPropertyPath()), violation.getMessage()))
			.toList();
		return new Outcome(AsyncCallState.ABORTED, ErrorCode.INVALID_ARGUMENTS.status(), null,
				ErrorCode.INVALID_ARGUMENTS.name(), "The arguments are not what the operation takes", members(errors));
	}

	private static Collection<? extends ConstraintViolation<?>> violations(Throwable failure) {
		if (failure instanceof ConstraintViolationException ex && ex.getConstraintViolations() != null) {
			return ex.getConstraintViolations();
		}
		return (failure instanceof MethodValidationException ex) ? violations(ex) : List.of();
	}

	// What Spring has made of the same violations
	private static List<ConstraintViolation<?>> violations(MethodValidationException failure) {
		return failure.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.<ConstraintViolation<?>>map((error) -> result.unwrap(error, ConstraintViolation.class)))
			.toList();
	}

	private static boolean isOfOperation(ConstraintViolation<?> violation) {
		return has(violation, ElementKind.PARAMETER)
				&& AnnotatedElementUtils.hasAnnotation(violation.getRootBeanClass(), AsyncRpcManager.class);
	}

	private static boolean has(ConstraintViolation<?> violation, ElementKind kind) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == kind) {
				return true;
			}
		}
		return false;
	}

	private static String pointer(Path path) {
		JsonPointer pointer = JsonPointer.empty();
		for (Path.Node node : path) {
			Object key = (node.getKey() != null) ? node.getKey() : node.getIndex();
			pointer = (key != null) ? pointer.appendProperty(key.toString()) : pointer;
			boolean named = node.getKind() == ElementKind.PARAMETER || node.getKind() == ElementKind.PROPERTY;
			pointer = named ? pointer.appendProperty(node.getName()) : pointer;
		}
		return pointer.toString();
	}

	private static byte @Nullable [] members(List<ArgumentError> errors) {
		return errors.isEmpty() ? null : JsonMapper.shared().writeValueAsBytes(Map.of("errors", errors));
	}

}
