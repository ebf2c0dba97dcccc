package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.time.Duration;

import org.asyncrpc.AsyncRpcOperation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Reads the timeout that a manager's method declares.
 */
final class OperationTimeout {

	private OperationTimeout() {
	}

	static @Nullable Duration of(ManagerBean bean, Method method) {
		AsyncRpcOperation operation = AnnotatedElementUtils.findMergedAnnotation(method, AsyncRpcOperation.class);
		if (operation == null || operation.timeout().isEmpty()) {
			return null;
		}
		Duration timeout = parse(operation.timeout());
		if (timeout == null || timeout.isNegative() || timeout.isZero()) {
			throw ManagerProblem.invalidTimeout(bean, method, operation.timeout()).asException();
		}
		return timeout;
	}

	private static @Nullable Duration parse(String text) {
		try {
			return DurationStyle.detectAndParse(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
