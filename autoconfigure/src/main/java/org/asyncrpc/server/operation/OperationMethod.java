package org.asyncrpc.server.operation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * A method of a manager, and how to reach it through the manager's bean.
 */
final class OperationMethod {

	private final ManagerBean bean;

	private final Method target;

	private volatile @Nullable Method invocable;

	OperationMethod(ManagerBean bean, Method target) {
		this.bean = bean;
		this.target = target;
		if (bean.ready()) {
			this.invocable = findInvocable(bean.instance().get());
		}
	}

	String name() {
		return this.target.getName();
	}

	ManagerBean bean() {
		return this.bean;
	}

	Method target() {
		return this.target;
	}

	void invoke(@Nullable Object[] arguments) throws Throwable {
		Object instance = this.bean.instance().get();
		Method method = this.invocable;
		if (method == null || !method.getDeclaringClass().isInstance(instance)) {
			method = findInvocable(instance);
			this.invocable = method;
		}
		try {
			method.invoke(instance, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Method findInvocable(Object instance) {
		Method method = InvocableMethods.find(this.bean, this.target, instance);
		ReflectionUtils.makeAccessible(method);
		return method;
	}

}
