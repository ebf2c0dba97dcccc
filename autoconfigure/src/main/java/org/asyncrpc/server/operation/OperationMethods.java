package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcIgnore;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds the methods of a manager that are operations.
 */
final class OperationMethods {

	private OperationMethods() {
	}

	static Collection<Method> find(ManagerBean bean) {
		Set<Method> candidates = MethodIntrospector.selectMethods(bean.targetClass(), OperationMethods::takesHandle);
		Map<String, Method> operations = new TreeMap<>();
		candidates.stream()
			.filter((method) -> !Modifier.isPrivate(method.getModifiers()))
			.sorted(Comparator.comparing(Method::toGenericString))
			.forEach((method) -> add(bean, method, operations));
		if (operations.isEmpty()) {
			throw ManagerProblem.noOperation(bean, !candidates.isEmpty()).asException();
		}
		return operations.values();
	}

	private static void add(ManagerBean bean, Method method, Map<String, Method> operations) {
		if (method.getReturnType() != void.class) {
			throw ManagerProblem.returnsValue(bean, method).asException();
		}
		Method other = operations.putIfAbsent(method.getName(), method);
		if (other != null) {
			throw ManagerProblem.sameOperationName(bean, other, method).asException();
		}
	}

	private static boolean takesHandle(Method method) {
		return !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic()
				&& method.getParameterCount() > 0 && method.getParameterTypes()[0] == AsyncCallHandle.class
				&& !MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(AsyncRpcIgnore.class);
	}

}
